"""The approved words are published, one frozen version for each language, and retired."""
