"""Certificates that somebody shows: whether they are genuine, and the page that tells others."""
