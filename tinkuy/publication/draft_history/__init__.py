"""The texts that a sheet had: its versions and its former drafts, who wrote each, and what changed between any two."""
