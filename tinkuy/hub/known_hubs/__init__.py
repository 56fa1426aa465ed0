"""The other hubs that an administrator named: with no other does this one exchange anything."""
