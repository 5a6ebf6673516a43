"""The door tried out before people come: one check each for what it needs."""
