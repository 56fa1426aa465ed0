"""What is published, as JSON for other programs: read-only, described by OpenAPI, without an account."""
