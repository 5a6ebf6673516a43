"""Plan: workshops, their agenda, when and where."""
