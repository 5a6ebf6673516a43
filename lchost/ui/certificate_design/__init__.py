"""Designs of certificates on screen: choose one, draw one, see it with the hardest names."""
