"""The console: the page of those who run a session."""
