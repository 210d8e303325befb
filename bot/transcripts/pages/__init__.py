"""Saved web pages and office documents into text: what each piece of them is."""
