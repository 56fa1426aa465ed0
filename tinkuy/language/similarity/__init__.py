"""Which texts say something alike, across Spanish, Portuguese and English. Suggests; never joins anything by itself."""
