"""Check-ins: asking how an action goes, after 30, 90 and 180 days or when the coordination says; silence shows."""
