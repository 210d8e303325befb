"""What each server can search: the conversations all share, and those it has added itself."""
