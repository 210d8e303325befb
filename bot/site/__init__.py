"""The library as pages for the web, that any server hands out: no program runs there.

``pages`` turns conversations into HTML by the templates in ``templates/``; ``assets/`` has their style and script;
``writing`` puts all of it into a folder.
"""
