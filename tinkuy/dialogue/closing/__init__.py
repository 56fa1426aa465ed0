"""The end of a session, and what goes with it."""
