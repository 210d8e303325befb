from bot.conversation.model import Conversation, Passage
from bot.transcripts.spellings import Variant, spelling_variants


def talk(key, *speakers):
    return Conversation(key, key, None, tuple(Passage(name, 0.0, "one two " * count) for name, count in speakers))


def test_names_that_differ_little_are_suggested_towards_the_one_who_says_more():
    talks = [
        talk("one", ("Lex Fridman", 9), ("Ada", 1)),
        talk("two", ("Lex Friedman", 1)),
        talk("three", ("LEX FRIDMAN", 2)),
    ]
    assert set(spelling_variants(talks)) == {
        Variant("two", "Lex Friedman", "Lex Fridman"),
        Variant("three", "LEX FRIDMAN", "Lex Fridman"),
    }


def test_a_first_name_is_suggested_only_beside_its_full_name():
    talks = [talk("one", ("Bekah Weigel", 1), ("Bekah", 9)), talk("two", ("Bekah", 1)), talk("three", ("Dan Ott", 1))]
    assert list(spelling_variants(talks)) == [Variant("one", "Bekah", "Bekah Weigel")]


def test_numbers_and_nobody_are_no_variants():
    talks = [
        talk("one", ("Speaker 1", 1), ("Speaker 2", 1)),
        talk("two", ("Unknown speaker", 1), ("Unknown speakers", 1)),
    ]
    assert list(spelling_variants(talks)) == []


def test_the_suggestion_says_what_to_write():
    odd = Variant("one", "Bekah", "Bekah Weigel").odd_line
    assert str(odd) == (
        "one: warning: “Bekah” may be “Bekah Weigel”; if so, write [speakers] and below it "
        '"Bekah" = "Bekah Weigel" in its conversation.toml'
    )
