"""What is kept no longer of participants, and what goes with whoever leaves."""
