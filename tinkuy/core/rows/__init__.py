"""How rows are asked for and added where Django's own way is too slow, and what is said to PostgreSQL alone."""
