"""A sheet of before, or of somebody else, is brought in from a file and becomes a sheet without a cycle."""
