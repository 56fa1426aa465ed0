"""Proof of the figures: generated cycles, and the same figures computed once more by another engine."""
