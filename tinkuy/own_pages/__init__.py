"""A page without an account: entered by link or code, open in browsers, closed in a hurry; told which model owns it."""
