"""Passages that may be a risk, a practice, a lesson or a recommendation, or are alike; a person decides."""
