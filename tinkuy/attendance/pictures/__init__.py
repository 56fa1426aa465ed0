"""The pictures of attendance with their words: the finding as title, the numbers as description, what is counted."""
