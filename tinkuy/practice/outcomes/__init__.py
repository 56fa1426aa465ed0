"""Outcomes, harvested: who changed, what changed, what it means, what contributed to it, and what it rests on."""
