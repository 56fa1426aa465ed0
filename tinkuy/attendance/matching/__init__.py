"""Whose an account of the reports is: by rules, by name, by a person; each decision can be taken back."""
