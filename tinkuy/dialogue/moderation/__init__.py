"""What the moderation decides of a question, and how it is answered."""
