"""Presences: who was in a session from when to when, by a report or by the live page."""
