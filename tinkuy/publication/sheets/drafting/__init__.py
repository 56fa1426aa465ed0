"""The sheet writes its first draft: what the cycle's data tell is filled in, the rest is left for the team."""
