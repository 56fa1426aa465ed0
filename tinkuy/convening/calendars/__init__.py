"""Sessions as a calendar file."""
