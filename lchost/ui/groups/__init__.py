"""The parts of the Groups step: cards, the board they lie on, what is said of a round."""
