"""Greet: what the door answers, and what it writes down."""
