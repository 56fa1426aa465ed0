"""What a page of the hub is on paper, set by the typesetter of every document."""
