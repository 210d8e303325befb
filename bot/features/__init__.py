"""What people can do: a folder for each command, which brings all of it."""
