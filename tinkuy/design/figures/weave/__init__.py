"""The retention weave, drawn by `figure.weave`."""
