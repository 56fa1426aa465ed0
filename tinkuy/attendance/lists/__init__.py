"""Lists for the team to download: names, addresses, what participants need."""
