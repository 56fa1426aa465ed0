"""The sheets as an Atom feed, and how a browser searches them from its own field."""
