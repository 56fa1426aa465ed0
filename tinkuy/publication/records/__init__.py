"""What machines are told of each sheet that was ever published: its name, when it last changed, whether it stands."""
