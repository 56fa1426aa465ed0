from datetime import date

DAY = date(2026, 10, 8)
"""Of the visit."""
