"""Threads in a live session: picked up, or left open for a later one."""
