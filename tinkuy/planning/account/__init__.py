"""One's own account: the name that others read, the language of pages and messages, the institution one works in."""
