"""Reading files of strangers: archives that may be hostile, bytes of any encoding, the text of Word documents."""
