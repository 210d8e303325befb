"""How Discord is spoken to, whatever the command: sending, clicks, autocomplete, errors, names, command sync."""
