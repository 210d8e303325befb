"""Files into conversations: one reader per format, joins, metadata, corrections, the parse report.

``loading`` is the door: a folder of conversations in, a ``Library`` and a report on each out; ``importing`` puts a
file into such a folder, ``exporting`` takes a conversation out, ``apart`` reads a stranger's file in a process with
limits. ``formats`` finds the reader for a text; ``written`` has what every reader returns. Readers of captions and
of recognised speech give ``cues``, of which ``paragraphs`` makes passages.
"""
