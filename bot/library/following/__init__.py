"""Feeds that servers follow: each is looked at, read and stored once, however many servers and processes there are."""
