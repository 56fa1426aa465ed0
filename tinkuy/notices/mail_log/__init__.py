"""Counts of what was owed, sent and returned for each kind, day and campaign; no content, no address."""
