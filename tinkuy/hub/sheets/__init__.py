"""Published sheets: the versions in force, their cards, what became of their recommendations, in counts."""
