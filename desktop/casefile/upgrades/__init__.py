"""Steps between versions of the format, each frozen: see `desktop.casefile.upgrade`."""
