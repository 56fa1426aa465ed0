"""The example cycle: data in files, loaded by the imports and actions that a user has, at the dates it tells of."""

from .loading import load_example, remove_example

__all__ = ["load_example", "remove_example"]
