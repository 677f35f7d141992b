"""How far a file from outside is read. What lies beyond is kept as it is and not looked into."""

PIXELS = 120_000_000
"""A camera of 100 megapixels still opens; a small file that unpacks to gigabytes does not."""
HEAD = 1 << 20
"""Bytes of a saved page in which its address, date and title are looked for."""
LETTER = 60 << 20
"""Bytes of an e-mail or a single-file page (MHTML) that are read."""
LETTER_HEAD = 256 << 10
"""Bytes of the lines before a letter's text, of the whole and of each of its parts."""
HEADER_LINE = 4 << 10
"""Bytes of one such line."""
NESTED = 20
"""How many letters may lie in one another; nobody forwards a letter so often."""
PARTS = 1000
"""Parts of a letter, all its levels together."""
DOCUMENT = 200 << 20
"""Bytes of a PDF whose properties are read."""
ARCHIVE_READ = 32 << 20
"""Bytes, unpacked, in which the first page of an archive of pages (WARC) is looked for."""
ENTRIES = 20_000
"""Files in a packed file (ZIP, WACZ, office documents)."""
ENTRY = 8 << 20
"""Bytes, unpacked, of the one file in it that is read."""
TEXT = 400_000
"""Characters of a file's words that are shown."""
SHOWN = 60 << 20
"""Bytes of a file that is looked into; a larger one is opened by its own program."""
PDF_PAGES = 200
"""Pages of a PDF whose words are shown."""
