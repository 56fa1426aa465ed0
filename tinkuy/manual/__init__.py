"""The manual, as pages of the site: `docs/es` and `docs/en` are its only source."""
