"""Words that were redacted in a transcript are taken out of the sheets too."""
