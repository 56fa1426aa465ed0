"""The real hours of a held session are said anew, once it was read what that does to its attendance."""
