"""Questions that ask the same are joined, and taken out again."""
