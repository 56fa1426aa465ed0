"""The dashboard and its figures to take away."""
