"""The example: two cycles in files, loaded by the imports and actions that a user has, at the dates they tell of."""
