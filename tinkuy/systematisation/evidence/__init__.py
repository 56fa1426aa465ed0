"""What was said, its quotes with their codes, and the findings that rest on them: what every other feature reads."""
