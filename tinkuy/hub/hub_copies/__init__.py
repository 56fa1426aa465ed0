"""The copy of the hub that an administrator has made by a page, and takes home as one file."""
