"""What was said: the values everything else is about. Standard library only, no input or output."""
