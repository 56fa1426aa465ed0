"""Reading and adding rows where Django's own way is too slow, and what PostgreSQL alone understands."""
