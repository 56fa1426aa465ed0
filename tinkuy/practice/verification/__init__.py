"""Two voices on one practice: what a country says of itself, and what somebody else verified. They are never merged."""
