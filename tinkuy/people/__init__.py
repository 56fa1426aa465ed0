"""Persons of the team, organisations, countries, roles, the access matrix, signing in."""
