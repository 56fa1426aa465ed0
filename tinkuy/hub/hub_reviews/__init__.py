"""Reviews that hubs ask of each other, give and announce, by COAR Notify."""
