"""The signing key on screen: made, kept safe, unlocked once a sitting, brought back, replaced."""
