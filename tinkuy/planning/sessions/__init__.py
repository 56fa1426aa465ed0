"""Sessions: adding one or several, changing them, and that they were held."""
