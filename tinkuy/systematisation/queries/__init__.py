"""What the pages of this stage read. All run inside the scope of their cycle."""
