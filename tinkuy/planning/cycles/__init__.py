"""A cycle: its invited countries, the roles in it, its sessions and their parts. All features stand on it."""
