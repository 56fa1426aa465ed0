"""What was done last at a session, and how it is undone."""
