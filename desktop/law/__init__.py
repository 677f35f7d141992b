"""The law as data: strict readers of `forms/` and `resources/`."""
