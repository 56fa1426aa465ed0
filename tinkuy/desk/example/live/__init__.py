"""The example that happens now: a cycle whose third session is going on at the moment of loading."""

from .loading import is_over, load_live

__all__ = ["is_over", "load_live"]
