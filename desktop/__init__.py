"""Baqylau: a case file, a guide and a writing desk for public control in Kazakhstan."""
