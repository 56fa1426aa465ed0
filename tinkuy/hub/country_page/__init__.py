"""The public page of a country: what it shows of its answers, what went between it and others, who speaks for it."""
