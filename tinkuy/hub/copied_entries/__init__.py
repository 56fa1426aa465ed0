"""Entries of the catalogues of known hubs, copied by OAI-PMH and never changed here; each leads to its original."""
