"""Backup, restore, verify: one moment of the database and its sealed files, encrypted to a key that is not here."""
