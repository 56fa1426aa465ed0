"""The team's area across the stages: the cycle's dashboard, its check-up, the example data."""
