"""The window for the projector: what the room sees."""
