"""Name badges: their design, the designs to begin with, the drawing, what to look at first."""
