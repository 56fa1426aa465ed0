"""Leaving a cycle: who it was is erased at once."""
