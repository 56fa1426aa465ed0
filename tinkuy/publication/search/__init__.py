"""Full-text search over published versions."""
