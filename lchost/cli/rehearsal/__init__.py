"""A workshop day without a screen: a file a step."""
