"""Lines of the ledger as a file brings them in: read, shown, counted, taken back."""
