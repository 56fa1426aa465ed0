"""What a country answers to a recommendation, the steps it went through, and its key actions."""

from .key_action import KeyAction, KeyActionState
from .response import Response, ResponseState, ResponseStep

__all__ = ["KeyAction", "KeyActionState", "Response", "ResponseState", "ResponseStep"]
