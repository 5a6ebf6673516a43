"""The roster: who belongs to the community and who has a place in which workshop."""
