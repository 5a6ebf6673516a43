"""Certificates as files for those they are for."""
