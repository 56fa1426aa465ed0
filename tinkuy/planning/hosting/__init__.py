"""Which country hosts each session, and how much of the work is done outside the coordination."""
