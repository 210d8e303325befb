"""How people are spoken to, whatever the feature: requests, options, clicks, sending, errors, Markdown."""
