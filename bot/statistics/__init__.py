"""How people talk, as figures: who says how much, how fast, in which words, and when.

Pure functions of conversations. Most take ``conversations``: a library, or ``[conversation]`` for one.
Every figure's definition and unit stands at its field; ``plain`` turns any of them into what JSON can hold.
"""
