"""What is still to be done once a session was held, and by whom."""
