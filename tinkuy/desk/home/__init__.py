"""The organiser's home: the cycle in focus, the other cycles, what is due."""
