"""What several features show: a quote, a passage, a conversation's figures, passages on a similar idea."""
