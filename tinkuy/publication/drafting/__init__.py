"""The sheet writes its first draft: what the cycle's data tell is filled in, the rest is left for the team."""

from .content import FROM_DATA, draft_content

__all__ = ["FROM_DATA", "draft_content"]
