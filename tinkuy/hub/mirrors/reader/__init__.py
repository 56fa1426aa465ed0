"""Reads copies of a hub's archive. It goes with every copy, needs Python alone (3.10, since
older machines stay in use), and no network."""
