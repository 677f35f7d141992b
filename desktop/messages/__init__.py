"""Sentences for the codes that the core speaks in, in Kazakh, Russian and English."""
