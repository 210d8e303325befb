"""Places that fit what is asked: found, weighed and put in order."""
