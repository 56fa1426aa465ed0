"""A peer visit: an agreement of two countries, the notes of both, and what the visiting one decides."""
