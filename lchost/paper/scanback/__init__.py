"""Sheets that come back: marks and a code on paper, boxes read off a photo or a scan."""
