"""The web process around the pages: the port, what of a request is taken in, headers, and answers when it cannot be."""
