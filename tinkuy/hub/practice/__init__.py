"""What became of the recommendations of each sheet, in counts."""
