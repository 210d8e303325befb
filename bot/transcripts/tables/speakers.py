"""Who speaks in the rows of a table: names in cells of their own, else before colons in the words."""

import re
from collections import Counter
from collections.abc import Sequence

from bot.transcripts.captions.label_reach import labels_go_on
from bot.transcripts.json_formats.segments import ROW
from bot.transcripts.speakers.initials import first_names, initials_of
from bot.transcripts.speakers.naming import LONGEST_NAME
from bot.transcripts.speakers.shown_names import shown_names
from bot.transcripts.speakers.speaker_labels import labels_of
from bot.transcripts.tables.account import TableAccount
from bot.transcripts.tables.members import Member
from bot.transcripts.written import UNKNOWN_SPEAKER

_COLON = re.compile(r"\s*[:：]+$")


def named(members: Sequence[Member], account: TableAccount) -> list[Member]:
    """Return ``members`` with the names of their speakers as they are shown; what they stand for is put down."""
    if any("speaker" in member for member in members):
        return _by_cells(members, account)
    return _by_labels(members, account)


def _by_cells(members: Sequence[Member], account: TableAccount) -> list[Member]:
    told = list[Member]()
    for member in members:
        text, line = str(member["text"]), _line(member)
        written = str(member.get("speaker", ""))
        name = _COLON.sub("", written)
        if len(name) > LONGEST_NAME or (written and written == text):
            account.leave_out(line, written, "too long for who speaks" if written != text else "the words once more")
            told.append(member | {"speaker": UNKNOWN_SPEAKER})
            continue
        if name != written and text.startswith(written) and text != written:
            account.leave_out(line, written, "who speaks, once more before the words")
            member = member | {"text": text.removeprefix(written).lstrip()}
        told.append(member | {"speaker": name} if name else member)
    _tell_empty(told, account)
    return _shown(told, account)


def _tell_empty(members: Sequence[Member], account: TableAccount) -> None:
    first = next(place for place, member in enumerate(members) if "speaker" in member)
    empty = [member for member in members[first:] if "speaker" not in member and member["text"]]
    if empty:
        account.notice(_line(empty[0]), "an empty cell", len(empty), "the speaker above going on")


def _shown(members: Sequence[Member], account: TableAccount) -> list[Member]:
    """Return ``members`` with one name for each speaker: without pronouns and devices, initials in full."""
    counts = Counter(str(member["speaker"]) for member in members if "speaker" in member)
    names = dict(shown_names(list(counts)))
    names |= {**initials_of(counts, names), **first_names(counts, names)}
    spelled = dict[str, str]()
    for label, _ in counts.most_common():
        # A name with and without its last point is one person's, however it is written most.
        alike = spelled.setdefault(label.rstrip("."), label)
        names[label] = names[alike] if names[alike].rstrip(".") != alike.rstrip(".") else alike
    for label, times in counts.items():
        if names[label] != label:
            line = next(_line(member) for member in members if member.get("speaker") == label)
            account.notice(line, label, times, f"{names[label]}, a speaker")
    return [
        member | {"speaker": names[str(member["speaker"])]} if "speaker" in member else member for member in members
    ]


def _by_labels(members: Sequence[Member], account: TableAccount) -> list[Member]:
    labels = labels_of((_line(member), str(member["text"])) for member in members)
    account.noticed += labels.noticed
    found = [labels.of(str(member["text"])) for member in members]
    goes_on = labels_go_on(Counter(label.label for label in found if label), len(members))
    told = list[Member]()
    for member, label in zip(members, found, strict=True):
        if label:
            told.append(member | {"speaker": label.name, "text": label.text})
        else:
            told.append(member if goes_on else member | {"speaker": UNKNOWN_SPEAKER})
    return told


def _line(member: Member) -> int:
    line = member[ROW]
    return line if isinstance(line, int) else 0
