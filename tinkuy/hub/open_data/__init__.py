"""All that is published as files to take away, with the meaning of each field."""
