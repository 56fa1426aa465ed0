"""The floor of a session: opened, led through its agenda, open to questions or not; and who speaks on it."""
