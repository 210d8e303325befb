"""Conversations and figures that pictures are painted of: fixed ones by hand, and hostile ones."""

from datetime import UTC, date, datetime

from bot.conversation.model import Chapter, Conversation, Passage, Quote
from bot.features.quiz.game import Standing
from bot.features.quiz.questions import Kind
from bot.features.quiz.score_picture import final_score
from bot.pictures.card import quote_card
from bot.pictures.card_look import CardLook, CardTheme, Shape
from bot.pictures.chapter_heat import chapter_heat
from bot.pictures.distinctive import distinctive_words
from bot.pictures.pace import pace_over_time
from bot.pictures.share import share_of_talk
from bot.pictures.sketch import Sketch, Theme
from bot.pictures.timeline import talk_timeline
from bot.pictures.word_timeline import word_timeline
from bot.pictures.years import Column, Row, YearsChart, years_picture
from bot.statistics.chapters import ChapterFigures, ChapterPart, chapter_figures
from bot.statistics.concordance import Concordance
from bot.statistics.distinctive import DistinctiveTerm, SpeakerTerms, distinctive_terms
from bot.statistics.places import Places
from bot.statistics.speakers import TalkFigures, speaker_figures
from bot.statistics.word_use import WordUse, word_use

HOSTILE = (
    '#read("x") *bold* $x^2$ `code` <label> @ref \\ #{1 + 1} // gone? /* and this */',
    "اللغة العربية جميلة جدًا، و Discord يعرضها من اليمين إلى اليسار.",
    "מי שאינו מאמין בניסים, אינו ריאליסט.",
    "सत्य एक है, पर उसे कहने के रास्ते अनेक हैं।",
    "Привет, Ελλάδα! I ❤️ this 👩‍👩‍👧 🎉🎉🎉 🏳️‍🌈 🇩🇪 1️⃣ 👍🏽",
    "a" * 500,
    "\x00\x07 bell \u202e override \ud800 surrogate \u200b",
    "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh von und zu B",
)


WON = [Standing(1, 13, 5), Standing(2, 13, 5), Standing(3, 4, 2)]


def said(*lines: tuple[str, str], title: str = "A talk") -> Quote:
    passages = tuple(Passage(speaker, 30.0 * number, text) for number, (speaker, text) in enumerate(lines))
    talk = Conversation("talk", title, date(2024, 2, 29), passages, series="The Show", number=7)
    return Quote(talk, 0, talk.word_count)


def all_sketches(talk: Conversation, words: str, theme: Theme = Theme.LIGHT) -> list[Sketch]:
    """Return every picture there is of ``talk``, its figures as the bot works them out."""
    figures = speaker_figures([talk])
    sketches = [
        talk_timeline(talk, figures, theme),
        share_of_talk(talk, figures, theme),
        pace_over_time(talk, figures, theme),
        word_timeline(talk, word_use([Concordance([talk])], words), theme),
        distinctive_words(talk, distinctive_terms([talk]), theme),
        chapter_heat(talk, chapter_figures(talk), theme),
        years_picture(_years_chart(words, list(talk.speakers), [talk]), theme),
    ]
    if talk.word_count:
        sketches.append(quote_card(Quote(talk, 0, 1), CardLook(CardTheme(theme))))
    return [sketch for sketch in sketches if sketch is not None]


def fixed_sketches(theme: Theme) -> dict[str, Sketch]:
    """Return a picture of each kind by name, of figures that no change to statistics alters."""
    talk = _fixed_talk()
    quote = Quote(talk, 0, 24)
    ada, bo = (
        TalkFigures("Ada", 800, 0.8, 300, 160, 4, 1, quote, 1),
        TalkFigures("Bo", 200, 0.2, 100, 120, 3, 2, quote, 1),
    )
    uses = tuple(Quote(talk, first, first + 1) for first in (1, 30, 31, 75))
    terms = [
        SpeakerTerms("Ada", (DistinctiveTerm("the moon", 9, 0, 11.2, 0.0, 3.0, quote),)),
        SpeakerTerms("Bo", (DistinctiveTerm("go on", 4, 3, 20.0, 3.8, 2.0, quote),)),
    ]
    chapters = [
        ChapterFigures(
            "Before", 0, 90, 300, (ChapterPart("Ada", 180, 0.6, 60), ChapterPart("Bo", 120, 0.4, 30)), "Ada"
        ),
        ChapterFigures(
            "After", 90, 400, 700, (ChapterPart("Ada", 350, 0.5, 210), ChapterPart("Bo", 350, 0.5, 100)), None
        ),
    ]
    sketches = {
        "card": quote_card(quote, CardLook(CardTheme(theme))),
        **{f"card {shape}": quote_card(quote, CardLook(CardTheme(theme), shape)) for shape in list(Shape)[1:]},
        "timeline": talk_timeline(talk, [ada, bo], theme),
        "share": share_of_talk(talk, [ada, bo], theme),
        "pace": pace_over_time(talk, [ada, bo], theme),
        "word": word_timeline(talk, WordUse("moon", 4, (), (), (), Places.of(uses)), theme),
        "distinctive": distinctive_words(talk, terms, theme),
        "chapters": chapter_heat(talk, chapters, theme),
        "years": years_picture(_years_chart("moon", ["Ada", "Bo"], [talk]), theme),
        "score": final_score(Kind.WHO, 5, WON, ["Ada", "Bo", "Δέσποινα 🎉"], datetime(2024, 2, 29, tzinfo=UTC), theme),
    }
    return {name: sketch for name, sketch in sketches.items() if sketch is not None}


def _years_chart(heading: str, names: list[str], conversations: list[Conversation]) -> YearsChart:
    """Return a chart of two colours, over years and in rows."""
    return YearsChart(
        name="years",
        heading=heading,
        reading=heading,
        columns=[Column(year, (float(year - 2010), 3.0)) for year in range(2011, 2015)],
        rows=[Row(name, name, (1.0, float(number))) for number, name in enumerate(names)],
        rows_title=heading,
        conversations=conversations,
        keys=(heading, "others"),
    )


def _fixed_talk() -> Conversation:
    spoken = ["We went to the moon, and nobody believed us.", "Why not? 🌒", "Because of the مرحبا on the flag."]
    starts = (0, 14, 31, 60, 95, 120, 180, 240, 290, 350)
    passages = tuple(
        Passage("Ada" if number % 2 == 0 else "Bo", start, " ".join(spoken[number % 3 :] * 2))
        for number, start in enumerate(starts)
    )
    chapters = (Chapter(0, "Before"), Chapter(90, "After"), Chapter(100, "Long after"))
    return Conversation("moon", "To the moon", date(2024, 2, 29), passages, chapters=chapters, recorded=400)
