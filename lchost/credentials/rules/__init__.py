"""Who gets a certificate, what it says, and why."""
