"""How people talk, as figures: who says how much, how fast, in which words, and when.

Pure functions of conversations. Most take ``conversations``: a library, or ``[conversation]`` for one.
Every figure's definition and unit stands at its field.

``speech``, ``tokens``        what figures are made of: how long passages last, words that compare equal
``speakers``                  words, time, pace, turns, questions
``pace``                      words a minute over a conversation
``vocabulary``                different words, variety, length of sentences
``distinctive``, ``terms``, ``log_odds``, ``function_words``   what one says more than the others
``exchanges``, ``chapters``   who speaks after whom, who is cut off, who dominates a chapter
``concordance``, ``spoken``    where words are looked up; every passage as arrays
``word_use``, ``phrases``, ``places``, ``inflection``, ``spelling``   one word or phrase in all its forms
``topic``                     what each speaker says about something
``dates``                     a library's figures, the oldest conversation first
``report``, ``plain``         all of it as JSON can hold it
"""
