"""Reminders before a session, thanks and recaps after it: when each is due to whom, and owing it."""
