"""Other programs that do the same work, and the least that any program could do: each installed by its own script into
`var/bench/`, which is no part of this repository. What cannot be installed here is said to be absent; no figure is
given for it.
"""
