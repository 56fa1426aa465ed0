"""What programs read of each sheet that was ever published: its name, when it last changed, whether it is in force."""
