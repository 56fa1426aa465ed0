"""Certificates of attendance: who earned one by the cycle's rule, the document, and the page where anyone checks it."""
