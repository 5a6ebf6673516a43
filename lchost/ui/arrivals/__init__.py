"""Badges that are printed when somebody comes in: the printer, its queue, what was not printed."""
