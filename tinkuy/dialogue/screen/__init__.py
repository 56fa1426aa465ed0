"""The projector: one thing at a time."""
