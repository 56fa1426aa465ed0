"""Importing and correcting transcripts, searching them, taking words out of them, and whose voices they have."""
