"""Where somebody works, or was exploited: what in a text names the place."""
