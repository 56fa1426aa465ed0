"""The first page of the hub."""
