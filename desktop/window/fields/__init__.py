"""Editors of single fields: what is typed is kept as typed, saved at once, and only marked."""
