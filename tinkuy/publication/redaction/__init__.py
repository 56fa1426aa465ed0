"""Words that were taken out of a transcript leave the sheets too."""
