"""Tinkuy: cycles of knowledge-exchange webinars, from dialogue to practice."""
