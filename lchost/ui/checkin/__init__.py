"""The parts of the Check-in step."""
