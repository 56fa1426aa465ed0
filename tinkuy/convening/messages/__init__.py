"""Whom a change of a session or a cycle concerns, and the message that each of them is owed."""
