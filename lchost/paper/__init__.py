"""What is printed: PDFs with embedded fonts, names in any script."""
