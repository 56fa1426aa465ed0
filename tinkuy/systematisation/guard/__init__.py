"""What may be personal data in words that may come to be published, resolved one by one."""
