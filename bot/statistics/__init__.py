"""How people talk, as figures: who says how much, how fast, in which words, and when.

Pure functions of conversations. Most take ``conversations``: a library, or ``[conversation]`` for one.
Every figure's definition and unit stands at its field.

``speakers``, ``speech``      words, time, pace, turns, questions; how long each passage is spoken
``pace``                      words a minute over a conversation
``vocabulary``                different words, variety, length of sentences
``distinctive``, ``terms``, ``log_odds``, ``function_words``   what one says more than the others
``exchanges``, ``chapters``   who speaks after whom, who is cut off, who dominates a chapter
``word_use``, ``phrases``, ``inflection``, ``spelling``        one word or phrase in all its forms
``dates``                     a library's figures, the oldest conversation first
``report``, ``plain``         all of it as JSON can hold it
"""
