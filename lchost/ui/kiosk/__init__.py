"""The kiosk: a full screen on which people check themselves in, and nothing else."""
