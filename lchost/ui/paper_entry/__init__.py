"""Lists that were signed on paper, typed in by the numbers of their lines."""
