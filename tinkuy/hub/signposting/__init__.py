"""Typed links from a sheet for programs: in the header of each answer, and as a set (RFC 9264)."""
