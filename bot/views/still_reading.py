"""What is said while passages on a similar idea are not all ready to be found."""


def still_reading(percent: int) -> str:
    """Return what is said while so much has been read for passages on a similar idea."""
    return f"-# I am still reading ({percent} %). Once I have read it all, I may find more on the same idea."
