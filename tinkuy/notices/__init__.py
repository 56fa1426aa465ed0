"""The outbox: what is owed to whom, and its delivery."""
