"""Rows of the public queries as resources of the API."""
