"""How fast mail goes: a bucket of tokens for the relay and one for each domain of recipients, kept in the database."""
