"""The countries of the hub, as a map and a list."""
