"""A file that is kept sealed until it is imported, and the list of registrations that is one."""
