"""How often each sheet is opened and downloaded: one number a day, of nobody."""
