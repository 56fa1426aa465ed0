"""What the public reads: published versions, and the announced cycle of a page."""
