"""The badge designer, and the choice of a design."""
