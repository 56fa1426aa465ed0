"""What a sheet says, as one value from which every form is made."""
