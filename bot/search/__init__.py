"""Words into quotes: the main job, from half-remembered words to the exact span they came from.

The rooms, in the order a search walks through them:

``tokens``, ``numbers``     words as written into tokens that compare equal
``word_forms``              what a word sounds like, what it is derived from
``corpus``, ``postings``    all conversations as flat arrays, and where each word occurs in them
``similarity``              which words of the transcripts a word of the query may stand for
``query``                   the words asked for: joined and split forms, how telling each is
``scope``                   the part of the library a search may look at
``candidates``              the places worth a closer look
``alignment``, ``gathering``  the words in order, and the words in any order
``evidence``, ``confidence``, ``labels``  how well a place fits, how sure that is, and what it is called
``index``                   all of it together: ``Index.find`` and ``Index.suggest``
``names``                   speakers and conversations by half-remembered names
"""
