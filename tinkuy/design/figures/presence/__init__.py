"""The presence curve, drawn by `figure.presence`."""
