"""Verbatim: half-remembered words in; the exact words, who said them, and a link that plays them out.

The house, in the order data flows through it (imports only ever point back up this list):

``conversation``   what was said: passages, words, quotes, time codes, short forms, links
``transcripts``    files into conversations: readers, metadata, joins, the report that accounts for every word
``search``         words into quotes: tokens, similarity, index, alignment, confidence
``statistics``     who talks how much, which words, when
``ideas``          passages on a similar idea, where nobody used those words
``feeds``          podcasts' feeds into shows and episodes
``fetching``       the one safe way to the web: public addresses alone, few bytes, not for long
``storage``        what is remembered: SQLite or PostgreSQL, tables, migrations
``pictures``       values into pictures: cards of quotes and charts, off the event loop
``library``        what each server can search: shared conversations, its own, corrections
``desk``           how people are spoken to, whatever the feature: requests, options, clicks, sending, errors
``views``          what several features show: a quote, a passage, a conversation's figures
``features``       what people can do: a folder for each command
``client``, ``app``, ``settings``, ``logs``, ``running``, ``cli``   the parts, put together and started
``tryout``         the bot in a local, simulated Discord

A feature's ``commands`` are what Discord shows, its ``words`` what is said, its ``store`` what is remembered. Its
tests have the same path under ``tests/``. docs/architecture.md is the long form.
"""
