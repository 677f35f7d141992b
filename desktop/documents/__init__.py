"""Letters and papers: the only room that knows Word."""
