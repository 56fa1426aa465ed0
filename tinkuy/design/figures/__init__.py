"""Figures drawn as SVG from plain values: no database, no request, the same drawing for the same data."""
