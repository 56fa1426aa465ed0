"""What became of the mails of a cycle: how many a wave or a reminder reached, and what waits for a person."""
