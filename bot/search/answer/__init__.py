"""Places into matches: how sure, what it is called, where it begins and ends, how it differs from what was asked."""
