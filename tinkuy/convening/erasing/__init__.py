"""Leaving a cycle, and what is kept no longer."""
