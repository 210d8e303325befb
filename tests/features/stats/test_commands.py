import pytest

from tests.conftest import Stage, text_of


def pictures(response) -> list[str]:
    return [attachment.filename for attachment in response.attachments]


async def test_speakers_are_counted_in_a_narrow_table_with_their_longest_turns_linked(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "stats speakers")).response
    text = text_of(answer)
    assert "8,077" in text
    assert "2,797" in text
    assert "22:28 (https://www.youtube.com/watch?v=MVYrJJNdrEg&t=" in text
    table = [line for line in text.splitlines() if line.startswith(("Mark ", "Lex ", "  "))]
    assert len(table) >= 6
    assert max(map(len, table)) <= 34


async def test_a_picture_is_edited_in_with_its_alternative_text(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "stats speakers")).response
    assert len(pictures(answer)) == 1
    gallery = next(item for item in answer.components[0]["components"] if item["type"] == 12)
    assert 0 < len(gallery["items"][0]["description"]) <= 256


@pytest.mark.parametrize("label", ["Overview", "Chapters", "Pace", "Speakers"])
async def test_buttons_lead_from_view_to_view_on_the_same_message(stage: Stage, label: str):
    start = "stats speakers" if label != "Speakers" else "conversations show"
    answer = (await stage.mira.slash(stage.channel, start)).response
    before = text_of(answer)
    await stage.sam.click(answer.message, label=label)
    after = text_of(stage.refreshed(answer))
    assert after != before
    assert "First Interview in the Metaverse" in after


async def test_one_speaker_is_described_with_the_words_that_are_theirs(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "stats speaker", name="lex")).response
    text = text_of(answer)
    assert "How Lex Fridman talks" in text
    assert "639 different words" in text
    assert "incredible: 7.9 (others 0.0)" in text


async def test_a_person_can_be_chosen_from_any_view(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "stats speakers")).response
    people = next(row["components"][0] for row in answer.components[1:] if row["components"][0]["type"] == 3)
    await stage.sam.select(answer.message, ["person1"], custom_id=people["custom_id"])
    assert "How Mark Zuckerberg talks" in text_of(stage.refreshed(answer))


async def test_a_word_is_counted_in_all_its_forms_with_first_and_last_time(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "stats word", words="avatar")).response
    text = text_of(answer)
    assert "avatars" in text
    assert "first " in text
    assert "youtube.com" in text


async def test_a_word_nobody_says_gets_a_hint(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "stats word", words="metavrese")).response
    assert answer.ephemeral
    assert "Did you mean “metaverse”?" in answer.content


async def test_the_longest_turns_are_told_with_their_words_times_and_beginnings(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "stats longest")).response
    text = text_of(answer)
    assert not answer.ephemeral
    first = text.index("Mark Zuckerberg · 22:28 (https://www.youtube.com/watch?v=MVYrJJNdrEg&t=")
    assert first < text.index("1,149 words in ")
    assert text.count(" words in ") == 5
    assert "First Interview in the Metaverse" in text


async def test_the_longest_turns_can_be_one_persons(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "stats longest", speaker="lex", conversation="metaverse")).response
    text = text_of(answer)
    assert text.count("Lex Fridman · ") == 5
    assert "Mark Zuckerberg · " not in text


async def test_an_unknown_speaker_gets_the_nearest_names(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "stats speaker", name="Joe Rogan")).response
    assert answer.ephemeral
    assert "No speaker is called" in answer.content
