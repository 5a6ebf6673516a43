"""The community's paper on the screen: logo, colours, who signs, and the words."""
