"""Phones and door stations, as the window runs them."""
