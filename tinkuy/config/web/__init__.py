"""The web process around the pages: the port, the requests it accepts, headers, and answers without a page."""
