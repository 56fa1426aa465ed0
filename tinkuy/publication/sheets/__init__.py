"""The sheet of a cycle: its first draft from the data, and what the team writes in each language."""
