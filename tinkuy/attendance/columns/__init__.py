"""What the columns of a file mean: by the words of the hub, and by what a person said in the cycle."""
