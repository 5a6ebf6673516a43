"""Name badges: their design, the designs to begin with, the drawing, what to look at first."""

from lchost.paper.notes import Note as Note
from lchost.paper.notes import Preflight as Preflight
