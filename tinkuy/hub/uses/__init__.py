"""How often each sheet is opened and taken away: a number for a day, of nobody."""
