"""Copies of a community, kept without being asked for, and a community to play with."""
