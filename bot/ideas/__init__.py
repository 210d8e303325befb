"""Ideas into passages: where something like it was said, when nobody said it in those words.

``outline``     a conversation as sentences, and as the stretches of it that are compared
``embedder``    texts into vectors that lie close together when the texts mean alike: ``multilingual``, ``english``
``vectors``     those vectors on disk, by content
``embedded``    a conversation with its vectors: how close each stretch comes to what was asked
``asked``       what is asked, ready to be compared
``coarse``      which of many conversations are worth a close look
``nearest``     the units that come nearest, and ``second_look``: some of them read together with what was asked
``together``    what may be meant: by words, by meaning, by names; ``likely``: in one order, labelled
``spoken``      who says it; ``passages``: what is shown around it
``turns``       in which order passages come that were found in several ways
``ideas``       all of it together: ``Ideas.find``

No figure of likeness leaves this room: it can't tell what was said from the kind of thing that is said here. What
leaves is how likely something is meant, and that never counts as found.
"""
