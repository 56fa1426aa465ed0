"""What is taken away or provided for: lists with names, the addresses, what participants need."""
