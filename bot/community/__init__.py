"""What a community does with quotes, as rules and values: when a daily post is due, what a quiz asks, tags."""
