"""What became of a question, told to whoever asked it: once for each step, by a mail without words and theme."""
