"""Keeping a passage as a quote under a kind and a code, and the steps that a person can take back."""
