"""*Escríbanos*: who has no account writes to the hub, to a cycle or to a focal point, and gets an answer."""
