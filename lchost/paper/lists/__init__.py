"""Lists for the day: who comes, when what happens, who sits where."""
