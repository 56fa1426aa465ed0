"""Asking the countries about findings, their answers, reminders, and the end of a round."""
