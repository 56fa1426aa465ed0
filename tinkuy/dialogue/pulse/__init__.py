"""The pulse: the signs that participants send of how the session goes for them right now."""
