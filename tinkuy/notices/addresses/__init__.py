"""Whether mail reaches an address, by a keyed fingerprint alone; and the way back for one that it did not."""
