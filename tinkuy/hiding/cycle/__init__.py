"""The counts of a cycle that hang together on many pages, and which of them are hidden."""
