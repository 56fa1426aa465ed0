"""What was erased is remembered without a name, goes from the disk too, and is never kept longer by a wrong clock."""
