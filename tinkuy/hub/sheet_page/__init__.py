"""A published sheet as a page, and the trail of each of its sentences."""
