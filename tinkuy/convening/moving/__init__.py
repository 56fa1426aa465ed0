"""A session is moved, postponed, cancelled or added, a cycle cancelled: whoever is registered is told."""
