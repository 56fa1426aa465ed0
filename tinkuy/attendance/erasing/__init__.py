"""Erasing: what is kept of participants no longer, and what goes with whoever leaves."""
