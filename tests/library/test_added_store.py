import asyncio
from datetime import timedelta

import pytest

from bot.library.added import DRAFT_TIME, MOST_DRAFTS, MOST_WORDS, Most, key_of, number_of
from bot.library.added_store import UNDO_TIME, Added, Content, Figures, delete_outlived
from bot.library.errors import ConversationGone, DraftChanged, DraftGone, TooManyConversations
from bot.library.originals import Original, Originals, packed, unpacked
from bot.storage.database import Database
from tests.storage.fixtures import NOW, rows_in

CLUB, ELSEWHERE, KIM = 11, 12, 103
CONTENT = Content.of('title = "Notes"\n', '{"segments": []} — é 字 😀', [("3", "odd")])


@pytest.fixture
def added(database: Database) -> Added:
    return Added(database)


def figures(words: int = 100) -> Figures:
    return Figures("Notes", ("Ada", "Charles"), words, 61.5)


async def confirmed(added: Added, server: int = CLUB, words: int = 100, most: int = 50) -> int:
    number = await added.draft(server, KIM, figures(words), CONTENT, NOW)
    await added.confirm(server, number, Most(most), NOW)
    return number


async def test_a_draft_holds_what_was_read(added: Added) -> None:
    number = await added.draft(CLUB, KIM, figures(), CONTENT, NOW)
    draft, content = await added.opened_draft(CLUB, number, NOW)
    assert (draft.title, draft.speakers, draft.words, draft.seconds) == figures()
    assert (draft.adder, draft.added_at) == (KIM, NOW)
    assert content == CONTENT
    assert content.transcript.endswith("é 字 😀")
    assert await added.listed(CLUB) == ()
    assert await added.library_versions() == {}


async def test_a_confirmed_draft_is_a_conversation_of_its_server_alone(added: Added) -> None:
    number = await confirmed(added)
    assert [one.number for one in await added.listed(CLUB)] == [number]
    assert await added.listed(ELSEWHERE) == ()
    assert set(await added.library_versions()) == {CLUB}
    assert await added.contents([number]) == {number: CONTENT}
    with pytest.raises(DraftGone):
        await added.opened_draft(CLUB, number, NOW)
    with pytest.raises(ConversationGone):
        await added.remove(ELSEWHERE, number, NOW)


async def test_a_draft_is_gone_when_cancelled_a_day_old_or_elsewhere(added: Added) -> None:
    number = await added.draft(CLUB, KIM, figures(), CONTENT, NOW)
    for server, now in ((ELSEWHERE, NOW), (CLUB, NOW + DRAFT_TIME)):
        with pytest.raises(DraftGone):
            await added.confirm(server, number, Most(50), now)
    await added.cancel(ELSEWHERE, number)
    await added.redraft(CLUB, number, figures(7), CONTENT, NOW)
    assert (await added.opened_draft(CLUB, number, NOW)).draft.words == 7
    await added.cancel(CLUB, number)
    with pytest.raises(DraftGone):
        await added.redraft(CLUB, number, figures(), CONTENT, NOW)


async def test_each_change_can_be_told_by_its_mark(added: Added, database: Database) -> None:
    first = await confirmed(added)
    marks = [(await added.library_versions()).get(CLUB)]
    second = await confirmed(added)
    for change in (
        added.remove(CLUB, first, NOW),
        added.bring_back(CLUB, first, Most(50)),
        added.remove(CLUB, second, NOW),
    ):
        marks.append((await added.library_versions()).get(CLUB))
        await change
    marks += [(await added.library_versions()).get(CLUB)]
    await added.remove(CLUB, first, NOW)
    marks += [(await added.library_versions()).get(CLUB)]
    assert len(set(marks)) == len(marks)


async def test_conversations_whose_numbers_have_one_sum_have_two_marks(added: Added) -> None:
    one, two, three, four = [await confirmed(added) for _ in range(4)]
    marks = []
    for outer, inner in (((one, four), (two, three)), ((two, three), (one, four))):
        for number in outer:
            await added.remove(CLUB, number, NOW)
            await added.bring_back(CLUB, number, Most(50))
        for number in inner:
            await added.remove(CLUB, number, NOW)
        marks.append((await added.library_versions())[CLUB])
        for number in inner:
            await added.bring_back(CLUB, number, Most(50))
    assert marks[0].numbers != marks[1].numbers


async def test_what_was_removed_comes_back_within_thirty_days(added: Added, database: Database) -> None:
    number = await confirmed(added)
    await added.remove(CLUB, number, NOW)
    assert await added.listed(CLUB) == ()
    await database.write(delete_outlived, NOW + UNDO_TIME - timedelta(seconds=1))
    assert (await added.bring_back(CLUB, number, Most(50))).number == number
    await added.remove(CLUB, number, NOW)
    await database.write(delete_outlived, NOW + UNDO_TIME)
    with pytest.raises(ConversationGone):
        await added.bring_back(CLUB, number, Most(50))
    assert await rows_in(database, "added_conversations") == 0


async def test_drafts_nobody_confirmed_are_deleted_and_few_are_kept(added: Added, database: Database) -> None:
    moments = [NOW + timedelta(seconds=number) for number in range(MOST_DRAFTS + 2)]
    numbers = [await added.draft(CLUB, KIM, figures(), CONTENT, moment) for moment in moments]
    assert await rows_in(database, "added_conversations") == MOST_DRAFTS
    await added.opened_draft(CLUB, numbers[-1], NOW)
    with pytest.raises(DraftGone):
        await added.opened_draft(CLUB, numbers[0], NOW)
    await database.write(delete_outlived, moments[-1] + DRAFT_TIME)
    assert await rows_in(database, "added_conversations") == 0


async def test_a_server_has_no_more_than_it_may_however_many_confirm_at_once(added: Added) -> None:
    drafts = [await added.draft(CLUB, KIM, figures(), CONTENT, NOW) for _ in range(4)]
    confirming = (added.confirm(CLUB, number, Most(2), NOW) for number in drafts)
    done = await asyncio.gather(*confirming, return_exceptions=True)
    assert sum(isinstance(one, TooManyConversations) for one in done) == 2
    assert (await added.held(CLUB)).conversations == 2


async def test_a_server_has_no_more_words_than_it_may(added: Added) -> None:
    await confirmed(added, words=MOST_WORDS - 10)
    with pytest.raises(TooManyConversations):
        await confirmed(added, words=11)
    await confirmed(added, server=ELSEWHERE, words=11)
    await confirmed(added, words=10)


def test_keys_and_numbers_tell_each_other() -> None:
    assert number_of(key_of(2**63 - 1)) == 2**63 - 1
    assert len(key_of(2**63 - 1)) <= 24
    assert [number_of(key) for key in ("lex-398", "own--", "own--x", "own--١")] == [None, None, None, None]


async def test_of_several_who_confirm_or_cancel_a_draft_at_once_one_does(added: Added) -> None:
    for _ in range(5):
        number = await added.draft(CLUB, KIM, figures(), CONTENT, NOW)
        confirming = [added.confirm(CLUB, number, Most(50), NOW) for _ in range(4)]
        outcomes = await asyncio.gather(*confirming, added.cancel(CLUB, number), return_exceptions=True)
        done = [outcome for outcome in outcomes[:4] if not isinstance(outcome, DraftGone)]
        there = [one for one in await added.listed(CLUB) if one.number == number]
        assert done == there
        assert len(done) <= 1


async def test_the_file_of_a_draft_is_kept_until_it_is_confirmed_or_cancelled(added: Added, database: Database) -> None:
    originals, original = Originals(database), Original("notes é.txt", 'drop = ["1"]\n', (("SPEAKER_00", "Speaker 1"),))
    for end in (lambda number: added.confirm(CLUB, number, Most(50), NOW), lambda number: added.cancel(CLUB, number)):
        number = await added.draft(CLUB, KIM, figures(), CONTENT, NOW, original, packed(b"\0any bytes\xff"))
        assert await originals.of(number) == original
        assert unpacked(await originals.packed(number) or b"") == b"\0any bytes\xff"
        await end(number)
        assert await originals.of(number) is None
        assert await originals.packed(number) is None


async def test_a_draft_without_a_file_has_none(added: Added, database: Database) -> None:
    number = await added.draft(CLUB, KIM, figures(), CONTENT, NOW)
    assert await Originals(database).of(number) is None
    assert await Originals(database).packed(number) is None


async def test_of_changes_to_one_version_of_a_draft_one_is_kept(added: Added, database: Database) -> None:
    original = Original("notes.txt", "", ())
    number = await added.draft(CLUB, KIM, figures(), CONTENT, NOW, original, b"packed")
    told = [original._replace(told=f"number = {count}\n") for count in range(4)]
    changing = [added.redraft(CLUB, number, figures(), CONTENT, NOW, one, 0) for one in told]
    outcomes = await asyncio.gather(*changing, return_exceptions=True)
    assert sum(isinstance(outcome, DraftChanged) for outcome in outcomes) == 3
    assert await Originals(database).of(number) == told[outcomes.index(None)]
    assert await Originals(database).packed(number) == b"packed"
