"""The parts of the Certificates step."""
