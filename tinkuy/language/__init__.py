"""What depends on the language of a text: stems for searching, alerts about personal data."""
