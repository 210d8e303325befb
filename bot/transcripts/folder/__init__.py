"""The folder of conversations: its files and settings, read, kept, written and exported."""
