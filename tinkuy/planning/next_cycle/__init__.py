"""A next cycle, begun from what a former one left open (R7, P11)."""
