"""Text as people write it into passages: who begins to speak, when, what stands above, below and between."""
