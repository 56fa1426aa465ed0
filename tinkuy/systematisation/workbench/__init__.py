"""Coding at the transcript of a session, with its codes and findings beside it."""
