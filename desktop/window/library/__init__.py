"""The library on the start page: filters, board, map, folders."""
