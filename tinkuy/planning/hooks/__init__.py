"""Threads: planned in one session, picked up in a later one; the path that they make of a cycle."""
