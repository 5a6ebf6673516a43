"""Text: any name in any script, shaped, measured, fitted into its box, embedded."""
