"""Files into conversations: one reader per format, joins, metadata, the parse report.

``loading`` is the door: a folder of conversations in, a ``Library`` and a report on each out. ``formats``
finds the reader for a text; ``written`` has what every reader returns.
"""
