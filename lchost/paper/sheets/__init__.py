"""Sheets that are sold in shops: where each label lies, and the test sheet."""
