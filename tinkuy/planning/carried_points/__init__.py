"""What a cycle leaves open, and what its next cycle made of each point."""
