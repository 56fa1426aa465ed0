"""Reads copies of a hub's archive. It goes with every copy, needs Python alone, and no network."""
