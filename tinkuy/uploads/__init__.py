"""Files that the team brings in: read, counted, taken back. Each stage says how its own kind of file is read."""
