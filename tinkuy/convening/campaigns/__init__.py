"""What became of the mails of a cycle: whom a wave or a reminder reached, and a campaign that waits for a person."""
