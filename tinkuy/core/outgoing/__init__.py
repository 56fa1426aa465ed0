"""Asking other machines: one guarded client, answers remembered for a while, an OpenID provider."""
