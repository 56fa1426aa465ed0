"""What the team passes on when a cycle is announced: a text with its address and its hours in every country."""
