"""How the bot does, for whoever runs it: whether it lives, whether it is ready, and its figures. No words, no ids."""
