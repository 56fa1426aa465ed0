"""The matrix, one response, and the forms around it."""
