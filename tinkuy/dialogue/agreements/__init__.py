"""A thread that no session picked up becomes an agreement, goes on, or is closed."""
