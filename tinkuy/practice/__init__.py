"""Stage 5, PUT INTO PRACTICE: what each country answers to a recommendation, and what it does."""
