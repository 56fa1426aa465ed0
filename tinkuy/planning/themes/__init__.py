"""The lines of themes of a cycle."""
