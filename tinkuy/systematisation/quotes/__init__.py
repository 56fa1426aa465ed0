"""The quotes of a cycle: their list, one of them, and tables of their counts."""
