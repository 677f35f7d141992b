"""What the law talks about, as plain frozen values: no files, no window, no file formats."""
