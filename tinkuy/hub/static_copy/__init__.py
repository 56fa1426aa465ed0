"""A copy of the whole public hub as files: any country can host it, or open it from a folder without a server."""
