"""Polls: drafted, opened, voted in, closed, their results shown."""
