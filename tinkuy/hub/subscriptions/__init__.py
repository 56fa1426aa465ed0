"""New sheets by mail: somebody without an account asks for those of a country or a theme, and ends it by one press."""
