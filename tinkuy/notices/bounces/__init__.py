"""Messages that came back: the return address of each, what a report says, the mailbox and the door it comes by."""
