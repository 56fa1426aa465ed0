"""How it goes for people right now."""
