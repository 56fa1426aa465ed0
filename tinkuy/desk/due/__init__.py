"""What is due, in one list that is cut by person or by cycle, and the one next step of a cycle."""
