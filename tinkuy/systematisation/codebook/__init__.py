"""The codes of a cycle as a tree, and as files that other programs read and write."""
