"""What somebody wants no more of, by one press and without entering; one mechanism for every kind of mail."""
