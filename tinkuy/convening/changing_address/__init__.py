"""Somebody gives another e-mail; it counts once the code that is sent there comes back."""
