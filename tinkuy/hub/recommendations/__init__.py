"""Every published recommendation, with what countries show of their answers."""
