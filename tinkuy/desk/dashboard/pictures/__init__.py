"""The pictures of the dashboard as files: those of attendance, and the map and the funnel as drawings."""
