"""How many attended each session, as public pages tell it: counted when attendance changes, not when one is read."""
