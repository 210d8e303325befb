"""Verbatim: half-remembered words in; the exact words, who said them, and a link that plays them out.

The house, in the order data flows through it (imports only ever point back up this list):

``conversation``   what was said: passages, words, quotes, time codes, short forms, links
``transcripts``    files into conversations: readers, metadata, joins, the parse report
``search``         words into quotes: tokens, similarity, index, alignment, confidence
``statistics``     who talks how much, which words, when
``ideas``          passages on a similar idea, where nobody used those words; an optional extra
``community``      what a community keeps and plays, as rules and values: due times, quizzes, tags
``storage``        what is remembered: SQLite or PostgreSQL, one module per subject, migrations
``pictures``       values into pictures: cards of quotes and charts, off the event loop
``replies``        what is said: values into layouts and texts; the only place with wording
``interactions``   how Discord is spoken to: sending, clicks, autocomplete, errors
``cogs``           one file per command or group: signposts of a few lines
``jobs``           what runs by itself: daily posts by the clock, vectors of ideas
``client``, ``app``, ``settings``, ``cli``   the parts, put together and started
``tryout``         the bot in a local, simulated Discord

What a command accepts is in ``cogs/X``, what it says in ``replies/X``, what it works out is the
import at the top of the cog. Its tests have the same path under ``tests/``.
"""
