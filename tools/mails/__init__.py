"""Every kind of mail that the program sends, with what may fill it: for the manual's pictures and for what is asked of
all of them (`tests/mails`)."""
