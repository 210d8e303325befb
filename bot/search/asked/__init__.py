"""What somebody asks for: its words as terms, the question around them, the conversations and people it speaks of."""
