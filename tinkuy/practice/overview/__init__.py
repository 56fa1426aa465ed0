"""The team's pages: the matrix of all answers, asking a country, and one response with its actions."""
