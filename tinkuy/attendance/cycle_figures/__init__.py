"""All figures of a cycle on one page: of the whole, of each session, of each group."""
