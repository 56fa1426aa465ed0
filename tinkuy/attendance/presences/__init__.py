"""Who was in a session from when to when, as a report or the live page tells it."""
