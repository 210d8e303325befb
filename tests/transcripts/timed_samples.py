"""Conversations as programs write them in XML, as subtitles and in tables."""

from html import escape


def _ms(seconds):
    return round(seconds * 1000)


def _clock(seconds):
    return f"{int(seconds // 3600)}:{int(seconds // 60 % 60):02}:{seconds % 60:05.2f}"


def apple(turns):
    paragraphs = "".join(
        f'<p begin="{turn.start:.3f}" end="{turn.end:.3f}" ttm:agent="SPEAKER_{turn.speaker}">'
        '<span podcasts:unit="sentence">'
        + "".join(
            f'<span podcasts:unit="word" begin="{word.start:.3f}" end="{word.end:.3f}">{escape(word.text)}</span>'
            for word in turn.words
        )
        + "</span></p>"
        for turn in turns
    )
    return (
        '<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" '
        'xmlns:podcasts="http://example.org" xml:lang="en"><body><div>' + paragraphs + "</div></body></tt>"
    )


def named_ttml(turns):
    """Agents with names in the head, spans that count from their paragraph, in frames of 100 a second."""
    agents = "".join(
        f'<ttm:agent xml:id="a{number}" type="person"><ttm:name type="full">Guest {number}</ttm:name></ttm:agent>'
        for number in range(3)
    )
    paragraphs = []
    for turn in turns:
        begin = turn.start
        words = " ".join(
            f'<span begin="{round((word.start - begin) * 100)}f">{escape(word.text)}</span>' for word in turn.words
        )
        paragraphs.append(f'<p begin="{round(begin * 100)}f" ttm:agent="a{turn.speaker}">{words}</p>')
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tt xmlns="http://www.w3.org/ns/ttml" ttp:frameRate="100" '
        'xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"><head>'
        f"<metadata>{agents}</metadata></head><body><div>{''.join(paragraphs)}</div></body></tt>"
    )


def podlove_xml(turns):
    items = "".join(
        f'<transcript start="{_clock(word.start)}" start_ms="{_ms(word.start)}" end_ms="{_ms(word.end)}" '
        f'speaker="g{turn.speaker}"><text>{escape(word.text)}</text></transcript>\n'
        for turn in turns
        for word in turn.words
    )
    people = "".join(f'<contributor id="g{number}" name="Guest {number}"/>' for number in range(3))
    return f'<?xml version="1.0"?>\n<podlove_transcripts>{people}{items}</podlove_transcripts>'


def srv3(turns):
    shown = "".join(
        f'<p t="{_ms(turn.start)}" d="9000" w="1">'
        + "".join(
            f'<s t="{_ms(word.start - turn.start)}" ac="0">{" " if number else ""}{escape(word.text)}</s>'
            for number, word in enumerate(turn.words)
        )
        + "</p>\n"
        for turn in turns
    )
    return f'<?xml version="1.0" encoding="utf-8" ?><timedtext format="3"><head/><body>{shown}</body></timedtext>'


def ass(turns):
    lines = [
        f"Dialogue: 0,{_clock(turn.start)},{_clock(turn.end)},Default,Guest {turn.speaker},0,0,0,,"
        + "{\\i1}"
        + " ".join(_karaoke(turn, number) for number in range(len(turn.words)))
        for turn in turns
    ]
    head = "[Script Info]\nScriptType: v4.00+\n\n[V4+ Styles]\nFormat: Name, Fontname\nStyle: Default,Arial\n\n"
    fields = "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
    return f"{head}[Events]\n{fields}" + "\n".join(lines) + "\n"


def _karaoke(turn, number):
    following = turn.words[number + 1].start if number + 1 < len(turn.words) else turn.end
    word = turn.words[number]
    return f"{{\\k{round((following - word.start) * 100)}}}{word.text}"


def whisper_tsv(turns):
    rows = [f"{_ms(word.start)}\t{_ms(word.end)}\t{word.text}" for turn in turns for word in turn.words]
    return "\n".join(["start\tend\ttext", *rows])


def speakers_tsv(turns):
    rows = [
        f"{_ms(word.start)}\t{_ms(word.end)}\tGuest {turn.speaker}\t{word.text}"
        for turn in turns
        for word in turn.words
    ]
    return "\n".join(["start\tend\tspeaker\ttext", *rows])


def csv(turns):
    rows = [
        f'"{_clock(word.start)}","{_clock(word.end)}",Guest {turn.speaker},"{word.text}"'
        for turn in turns
        for word in turn.words
    ]
    return "\r\n".join(["Start Time,End Time,Speaker Name,Text", *rows])


WRITERS = {
    "TTML": (apple, named_ttml),
    "Podlove": (podlove_xml,),
    "YouTube": (srv3,),
    "ASS": (ass,),
    "tables": (whisper_tsv, speakers_tsv, csv),
}
"""The writers of each format, by its name."""
