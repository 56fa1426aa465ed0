"""Stage 4, AND PUBLISH: sheets, reviews, versions and their forms."""
