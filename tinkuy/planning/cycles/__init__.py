"""A cycle: its invited countries, who has a role in it, its sessions and their parts. All features stand on it."""
