"""Signs: what hangs on a door or stands on a table."""
