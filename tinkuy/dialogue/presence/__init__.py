"""How many are connected to a session now."""
