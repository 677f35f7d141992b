"""What goes wrong on reading JSON."""

import msgspec

NOT_JSON = (msgspec.DecodeError, UnicodeDecodeError)
"""Raised on bytes that are none: those that are not UTF-8 have an error of their own."""
