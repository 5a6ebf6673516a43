"""How papers leave: to a printer, into a file, to the system's viewer; one or a whole pack."""
