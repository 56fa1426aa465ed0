"""Peers of other countries say whether exactly these words may be published."""
