"""An erasure lasts: a ledger without names outlives backups, the disk keeps no bytes, no wrong clock adds days."""
