"""Addresses of pages and of mailboxes inside texts: copied out of a paper they must still lead."""

import re

ADDRESS = re.compile(r"(?<!\S)\S*(?:@|://|www\.)\S*")
"""A word that is one."""
