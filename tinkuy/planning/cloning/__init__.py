"""A new cycle, or a new session, made from one that was planned already."""
