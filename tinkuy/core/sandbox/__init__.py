"""Files of strangers are parsed in a process of their own that is thrown away afterwards (promises I02 to I05).

`running` begins it and takes its answer; `forking` holds it, a fork of the clean process of `nursery`; `child` is its
program; `walls` is what it locks itself into before it sees a byte, and `calls` the one of them that stands between it
and other processes. Nothing is imported here: the program must begin in a moment.
"""
