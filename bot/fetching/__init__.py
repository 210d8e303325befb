"""The one safe way to the web: public addresses alone, few bytes, not for long, and nothing that is not asked for."""
