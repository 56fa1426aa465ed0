"""Who gets a place: how many there are, who decides, who waits, and who comes next when one is free."""
