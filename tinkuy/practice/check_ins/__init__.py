"""How it goes is asked at 30, 90 and 180 days, or when the coordination says; what stays silent shows."""
