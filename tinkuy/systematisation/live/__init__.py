"""What was said live, in the order of its minutes, and citing it in one press."""
