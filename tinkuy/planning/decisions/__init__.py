"""Decisions: proposed, answered by each invited country, closed by their rule."""
