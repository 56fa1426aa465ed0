"""Examining an installation: each result is a sentence, and a fault says what to do."""
