"""A server's own conversations put right after they were added: details, places, chapters, speakers; with undo."""
