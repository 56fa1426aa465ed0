"""The dashboard of a cycle: where it stands, its next step, what is due, its pictures."""
