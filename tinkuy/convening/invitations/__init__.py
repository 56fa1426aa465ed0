"""Whom a cycle invites, their links and the ways they came by, and how many were invited in each country."""
