"""lchost: the desk of an in-person learning community."""

__version__ = "0.1.0"
