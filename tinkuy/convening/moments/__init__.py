"""The moments around a session at which those registered are written to: when each is due to whom, and owing it."""
