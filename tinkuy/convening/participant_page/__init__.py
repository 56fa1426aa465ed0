"""A participant's own page: entering it, what it shows, what they change, leaving."""
