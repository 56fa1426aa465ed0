from datetime import date

DAY = date(2026, 9, 28)
"""Of the visit."""
