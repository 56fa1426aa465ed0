"""The agenda of a session: its parts in order."""
