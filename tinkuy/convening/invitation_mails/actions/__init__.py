"""What is done: invitees join a list and leave it, mails are approved, sent and stopped, links are answered."""
