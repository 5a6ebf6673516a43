"""Dividing the people of a workshop into breakout groups."""
