"""How often a word or phrase is said, by whom, where first and last."""

from collections.abc import Sequence

from discord import ui

from bot.desk.markdown import cut, plain
from bot.desk.quotation import moment_link, source, speaker_name
from bot.desk.reply import Picture, Reply, layout_of
from bot.statistics.word_use import SpeakerUse, WordUse
from bot.views.layout import picture_item
from bot.views.tables import short_names, table

_MOST_SPEAKERS = 8
_MOST_FORMS = 8


def word_use_reply(use: WordUse, picture: Picture | None = None) -> Reply:
    """Return who says the words how often, with the first and the last time of each as links."""
    speakers = [one for one in use.speakers if one.uses][:_MOST_SPEAKERS]
    names = short_names([one.speaker for one in speakers])
    times = "once" if use.uses == 1 else f"{use.uses:,} times"
    forms = ", ".join(f"{cut(plain(form), 40)} {count:,}" for form, count in use.forms[:_MOST_FORMS])
    texts = [
        f"### {cut(plain(use.words), 80)}: said {times}",
        table([("", "Times", "/1,000"), *map(_row, names, speakers)]),
        "\n".join(map(_span, speakers)),
        f"-# forms: {forms}" if len(use.forms) > 1 else "",
    ]
    container: ui.Container[ui.LayoutView] = ui.Container(*(ui.TextDisplay(text) for text in texts if text))
    if picture is not None:
        container.add_item(picture_item(picture))
    container.add_item(ui.Separator())
    container.add_item(ui.TextDisplay(f"-# times, and times in 1,000 of the speaker's words · {_sources(use)}"))
    return Reply(layout=layout_of(container), pictures=(picture,) if picture else ())


def never_said_reply(words: str, meant: str | None) -> Reply:
    """Return what is said of a word nobody says; ``meant`` is the nearest that somebody does."""
    hint = f" Did you mean “{cut(plain(meant), 100)}”?" if meant else ""
    return Reply(text=f"Nobody says “{cut(plain(words), 100)}”.{hint}", private=True)


def _row(name: str, one: SpeakerUse) -> Sequence[str]:
    return (name, f"{one.uses:,}", f"{one.per_thousand_words:.1f}")


def _span(one: SpeakerUse) -> str:
    if one.first is None or one.last is None:
        return ""
    first = moment_link(one.first.conversation, one.first.start)
    last = f", last {moment_link(one.last.conversation, one.last.start)}" if one.uses > 1 else ""
    return f"- {speaker_name(one.speaker)}: first {first}{last}"


def _sources(use: WordUse) -> str:
    used = [one.conversation for one in use.conversations if one.uses]
    more = f" and {len(used) - 1} more" if len(used) > 1 else ""
    return source(used[0]) + more if used else ""
