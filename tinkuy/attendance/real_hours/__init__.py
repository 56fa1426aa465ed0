"""Correcting the real hours of a held session, after reading what that changes in its attendance."""
