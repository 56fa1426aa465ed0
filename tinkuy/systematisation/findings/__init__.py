"""Writing findings: their words, their evidence, how they relate, their quality, what becomes of a change asked for."""
