"""What an administrator keeps of the installation: the hub's name, its team, trust in the clock."""
