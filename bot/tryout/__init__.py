"""The unmodified bot in a local, simulated Discord, for the first minute without a token.

``page`` serves it to a browser on this machine; ``told`` prints a short session where there is no terminal.
"""
