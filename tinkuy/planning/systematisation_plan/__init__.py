"""How the cycle is to be systematised, and the dates of it."""
