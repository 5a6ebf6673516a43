"""What is seen: the window, its pages and dialogs."""
