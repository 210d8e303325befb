"""The revisions, oldest first; each is left as it is once a release has it."""
