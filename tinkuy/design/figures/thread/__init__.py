"""The thread of a recommendation as a cord: a knot for each step, from what was expected to what comes next."""
