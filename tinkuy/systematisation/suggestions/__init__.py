"""Passages that sound like a risk, a practice, a lesson or a recommendation; a person decides. What resembles what."""
