"""Certificates: designs of elements as badges have them, on whole pages."""
