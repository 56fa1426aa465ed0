"""What moves while people watch: a table of live events, and their fan-out to everyone who listens."""
