"""Drafts by a machine, on this machine: Apertium (rules and dictionaries, no model, no network), where it is installed.

A draft is for reading and for reworking. It is never stored and never published: a person writes what is kept.
"""
