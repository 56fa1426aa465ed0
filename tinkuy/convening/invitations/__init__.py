"""How many were invited in each country."""
