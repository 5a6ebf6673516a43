"""What people take into their hands during the day."""
