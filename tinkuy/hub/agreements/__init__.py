"""The agreements of a cycle that strangers may read."""
