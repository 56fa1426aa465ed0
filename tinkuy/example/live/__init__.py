"""The example that happens now: a cycle whose third session is going on at the moment of loading."""
