"""Which hour is good for every invited country, and which days are holidays there."""
