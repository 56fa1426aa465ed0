"""The installation: settings, addresses, the server and the `tinkuy` command."""
