"""Which sheet badges are printed on: the choice, where it begins, how far a printer is off."""
