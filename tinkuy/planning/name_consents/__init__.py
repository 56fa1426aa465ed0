"""Before a name is shown: what guests and focal points agreed to, in which words, and who may be named for it."""
