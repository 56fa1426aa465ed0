"""The trail: who did what, when; and which posts were already accepted."""
