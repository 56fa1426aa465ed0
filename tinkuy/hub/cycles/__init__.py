"""The cycles whose page is public, as a list by year, state and country."""
