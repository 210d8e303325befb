"""Words into quotes: the main job, from half-remembered words to the exact span they came from.

``index`` is the door: ``Index.find`` and ``Index.suggest``. The rooms behind it, in the order words go through them:

``tokens``, ``numbers``, ``word_forms``       words as written into tokens that compare equal, and their kin
``corpus``, ``reading``, ``postings``         all conversations as flat arrays, and where each token occurs in them
``similarity``                                which words of the transcripts a word of the query may stand for
``searchable``, ``building``, ``cache``       all that together; made, kept in a file, taken over when little changed
``question``                                  what a question is about, and whom it names
``query``, ``regrouping``, ``phrase``         the words asked for: joined, split, weighed, looked up as they stand
``scope``                                     the part of the library a search may look at
``candidates``, ``windows``                   the places worth a closer look
``alignment``, ``gathering``, ``runs``        the words in order, in any order, in one piece
``evidence``, ``ranking``                     how well a place fits; the best ones, each once
``confidence``, ``labels``, ``match``         how sure that is, what it is called, what is given back
``fitting``                                   how well any stretch fits, whatever it was found by
``completion``                                a tight span completed to what a person would quote
``comparison``                                a text somebody wrote against what was said
``names``                                     speakers and conversations by half-remembered names

``python -m tests.search_quality.calibrate`` fits the confidence anew.
"""
