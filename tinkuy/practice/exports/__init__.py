"""What became of recommendations, as tables that may be taken away: each country's words as far as it lets them go."""
