"""Registering for a cycle: the form, its mail, and who will see what."""
