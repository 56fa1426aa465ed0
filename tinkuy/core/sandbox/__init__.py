"""Files of strangers are parsed in a process of their own that is thrown away afterwards (promises I02 to I05).

`running` starts it and takes its answer; `child` is its program; `walls` is what it locks itself into before it sees a
byte. Nothing is imported here: the program must begin in a moment.
"""
