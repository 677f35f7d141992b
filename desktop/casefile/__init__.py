"""The .baqylau file: the only room that knows the database."""
