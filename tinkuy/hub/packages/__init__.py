"""A published version as a package that outlives any program: a BagIt bag (RFC 8493) that holds an RO-Crate."""
