"""The plan of a cycle on one page, its next step, and what it still lacks for it."""
