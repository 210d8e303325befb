"""A server's own conversations: read from a file, shown as a draft, confirmed, removed, brought back."""
