"""The beginnings of the addresses of a session's pages."""

SESSION = "c/<slug:cycle>/s/<int:n>/"
LIVE = f"{SESSION}live/"
CONSOLE = f"{SESSION}console/"
