"""Where from a sheet a program goes on: typed links in the header of each answer, and as a set (RFC 9264)."""
