"""The same jobs without a screen: a file a command."""
