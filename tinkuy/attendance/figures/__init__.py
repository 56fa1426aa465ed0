"""Attendance and retention as formulas: plain values in, figures with numerator, denominator and definition out."""
