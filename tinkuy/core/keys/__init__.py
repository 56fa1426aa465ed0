"""The installation's keys, the data keys that they wrap, and keys that must die: each a file outside the database."""
