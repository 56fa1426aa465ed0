"""The page of those who run a session."""
