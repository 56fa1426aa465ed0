"""Words that a machine proposes for a person to read; none of them is stored."""
