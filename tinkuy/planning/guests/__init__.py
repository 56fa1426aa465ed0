"""Speakers and counterparts: who they are, what they agreed to, and their own page."""
