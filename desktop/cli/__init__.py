"""The command line: words in, one use case, words out."""
