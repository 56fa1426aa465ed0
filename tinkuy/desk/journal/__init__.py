"""The journal of a cycle, in a sentence for every deed that any app records."""
