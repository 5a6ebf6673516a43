"""Filled-in sheets come back: files or the webcam are read, looked through and taken in."""
