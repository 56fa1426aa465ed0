"""What the columns of a file mean: by the words of the hub, and by the answers of a person in the cycle."""
