"""The words as people said them: cut from a recording, levelled, as a sound file or as a film with captions.

Recordings are strangers' files: only ``apart``, a process of its own within limits, ever looks into one. It needs the
extra ``sound``.
"""
