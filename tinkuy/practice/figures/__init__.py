"""How far recommendations came, in figures with their definitions; the timeline, and what changed since a day."""
