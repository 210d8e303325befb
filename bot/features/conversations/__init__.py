"""/conversations shows what can be searched; with /library moderators add to it, edit and correct it."""

from bot.desk.feature import Feature, Tools
from bot.features.conversations.adding.adding import ConversationAdder
from bot.features.conversations.adding.clicks import AddingClicks
from bot.features.conversations.adding.many import ManyAdder
from bot.features.conversations.adding.many_clicks import ManyClicks
from bot.features.conversations.adding.reading import FileReader
from bot.features.conversations.adding.redrafting import Redrafter
from bot.features.conversations.commands import ConversationsCommands
from bot.features.conversations.corrections.board import CorrectionBoard
from bot.features.conversations.corrections.clicks import CorrectionClicks
from bot.features.conversations.corrections.suggesting import CorrectionSuggester
from bot.features.conversations.editing.clicks import EditingClicks
from bot.features.conversations.editing.editor import ConversationEditor
from bot.features.conversations.errors import WORDS
from bot.features.conversations.library_commands import LibraryCommands
from bot.library.added_store import Added, delete_outlived
from bot.library.edits import Edits, delete_outlived_edits
from bot.library.handed_in import HandedInTogether
from bot.library.originals import Originals
from bot.library.suggestion_store import Suggestions, delete_decided


def conversations(tools: Tools) -> Feature:
    """Return /conversations and /library, what a server adds of its own, and corrections."""
    desk, suggestions = tools.desk, Suggestions(tools.database)
    added, originals, reader = Added(tools.database), Originals(tools.database), FileReader()
    adder = ConversationAdder(added, originals, desk.libraries, reader, tools.server_most)
    many = ManyAdder(HandedInTogether(tools.database), desk.libraries, reader, adder)
    editor = ConversationEditor(Edits(tools.database), added, desk.libraries)
    board = CorrectionBoard(suggestions, desk.libraries)
    return Feature(
        parts=[
            ConversationsCommands(desk),
            LibraryCommands(desk, adder, many, editor, board),
            AddingClicks(desk, adder, Redrafter(added, originals, adder, reader)),
            ManyClicks(desk, adder, many),
            EditingClicks(desk, editor),
            CorrectionClicks(desk, CorrectionSuggester(suggestions), board),
        ],
        clean_ups=[delete_outlived, delete_outlived_edits, delete_decided],
        errors=WORDS,
    )
