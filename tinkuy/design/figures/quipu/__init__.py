"""The quipu of a cycle, drawn by `figure.quipu`."""
