"""A published sheet to take away: its files, the page that offers them, how to cite it and how to pass it on."""
