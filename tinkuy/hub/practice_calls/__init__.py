"""The hub asks for practices from outside: a call, what people without an account offer, and the way to a sheet."""
