"""Values into pictures: what a conversation looks like, as PNG bytes with a description.

``card``, ``timeline``, ``share``, ... each turn values into a ``Sketch``; ``Painter`` turns sketches into PNGs,
off the event loop; the typst templates are in ``templates/``, the emoji font in ``fonts/``.
"""
