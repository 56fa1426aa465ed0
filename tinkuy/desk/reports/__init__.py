"""Reports for a donor: one session on a page, a cycle on two. Read on the site, printed, or taken away as PDF."""
