"""A page without an account: the browsers in which it is open, and the codes by mail."""
