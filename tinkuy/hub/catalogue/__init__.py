"""The catalogue: findings first, sheets second, by words and facets; a GET form, so that each state has its address."""
