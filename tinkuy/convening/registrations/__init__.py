"""Who is registered: what they agreed to, their number, browsers and codes, and what later stages hold of them."""
