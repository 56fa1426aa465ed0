"""Messages about a change of a session or a cycle: whom it concerns, and what each of them is owed."""
