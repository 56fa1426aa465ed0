"""The attendance of a cycle, and of each of its sessions, on a page."""
