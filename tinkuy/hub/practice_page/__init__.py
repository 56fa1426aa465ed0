"""A published practice: who does it, who adopted it, and what changed."""
