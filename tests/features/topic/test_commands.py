import re

from tests.conftest import Stage, text_of


async def test_everything_said_is_grouped_by_speaker_with_times(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "topic", words="metaverse")).response
    text = text_of(answer)
    assert re.search(r"Mark Zuckerberg\n\d passages", text)
    assert "Lex Fridman\n6 passages" in text
    assert text.count("youtube.com/watch") >= 6
    assert not answer.ephemeral


async def test_pages_turn_on_the_same_message_for_everyone(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "topic", words="metaverse")).response
    first = text_of(answer)
    await stage.sam.click(answer.message, label="More →")
    second = text_of(stage.refreshed(answer))
    assert "Page 2" in second
    await stage.sam.click(stage.refreshed(answer).message, label="← Back")
    assert text_of(stage.refreshed(answer)) == first != second


async def test_all_forms_of_a_word_count(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "topic", words="avatar")).response
    assert "avatars" in text_of(answer).lower()


async def test_a_topic_nobody_spoke_of_is_told_privately(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "topic", words="photosynthesis")).response
    assert answer.ephemeral


async def test_the_timeline_of_the_words_is_edited_in_and_stays_from_page_to_page(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "topic", words="metaverse")).response
    assert len(answer.attachments) == 1
    await stage.sam.click(answer.message, label="More →")
    assert len(stage.refreshed(answer).attachments) == 1


async def test_what_nobody_says_in_these_words_is_for_the_asker_alone(stage: Stage):
    answer = (await stage.mira.slash(stage.channel, "topic", words="zzzz")).response
    assert answer.ephemeral
