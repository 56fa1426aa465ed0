"""Coding a two-hour transcript with 500 quotes, beside Taguette where it can be installed."""
