"""Conversations as each service writes them in JSON: writers from words, who says them and when."""

import json


def _ms(seconds):
    return round(seconds * 1000)


def _marked(text):
    """Return a word and the mark it ends with, '' if it has none."""
    bare = text.rstrip(".,?")
    return bare, text[len(bare) :]


def assembly(turns):
    utterances = [
        {
            "speaker": "ABC"[turn.speaker],
            "start": _ms(turn.start),
            "end": _ms(turn.end),
            "text": turn.text,
            "confidence": 0.9,
            "words": [
                {"text": word.text, "start": _ms(word.start), "end": _ms(word.end), "confidence": 0.9}
                for word in turn.words
            ],
        }
        for turn in turns
    ]
    return {"id": "1", "status": "completed", "language_code": "en", "utterances": utterances, "words": []}


def assembly_words(turns):
    return {
        "audio_url": "https://example.org",
        "words": [
            {
                "text": word.text,
                "start": _ms(word.start),
                "end": _ms(word.end),
                "confidence": 0.9,
                "speaker": "ABC"[turn.speaker],
            }
            for turn in turns
            for word in turn.words
        ],
    }


def deepgram(turns):
    words = [
        {"word": word.text.lower(), "punctuated_word": word.text, "start": word.start, "end": word.end,
         "speaker": turn.speaker}
        for turn in turns
        for word in turn.words
    ]  # fmt: skip
    transcript = " ".join(turn.text for turn in turns)
    return {"metadata": {}, "results": {"channels": [{"alternatives": [{"transcript": transcript, "words": words}]}]}}


def amazon(turns):
    items = []
    for turn in turns:
        for word in turn.words:
            bare, mark = _marked(word.text)
            items.append(
                {"type": "pronunciation", "alternatives": [{"confidence": "0.9", "content": bare}],
                 "start_time": str(word.start), "end_time": str(word.end), "speaker_label": f"spk_{turn.speaker}"}
            )  # fmt: skip
            if mark:
                items.append({"type": "punctuation", "alternatives": [{"content": mark}]})
    return {"jobName": "talk", "results": {"transcripts": [{"transcript": "x"}], "items": items}}


def google(turns):
    results = [
        {
            "alternatives": [
                {
                    "transcript": turn.text,
                    "words": [
                        {"word": word.text, **({"startTime": f"{word.start}s"} if word.start else {}),
                         "endTime": f"{word.end}s"}
                        for word in turn.words
                    ],
                }
            ]
        }
        for turn in turns
    ]  # fmt: skip
    tagged = [
        {**word, "speakerTag": turn.speaker + 1}
        for turn, result in zip(turns, results, strict=True)
        for word in result["alternatives"][0]["words"]
    ]
    return {"results": [*results, {"alternatives": [{"words": tagged}]}]}


def azure(turns):
    return {
        "source": "x",
        "combinedRecognizedPhrases": [{"channel": 0, "display": "x"}],
        "recognizedPhrases": [
            {
                "channel": 0,
                "speaker": turn.speaker + 1,
                "offset": f"PT{turn.start}S",
                "offsetInTicks": round(turn.start * 10_000_000),
                "durationInTicks": round((turn.end - turn.start) * 10_000_000),
                "nBest": [
                    {
                        "display": turn.text,
                        "words": [
                            {"word": _marked(word.text)[0].lower(), "offsetInTicks": round(word.start * 10_000_000)}
                            for word in turn.words
                        ],
                    }
                ],
            }
            for turn in turns
        ],
    }


def azure_fast(turns):
    return {
        "combinedPhrases": [{"text": "x"}],
        "phrases": [
            {
                "speaker": turn.speaker,
                "offsetMilliseconds": _ms(turn.start),
                "durationMilliseconds": _ms(turn.end - turn.start),
                "text": turn.text,
                "words": [{"text": word.text, "offsetMilliseconds": _ms(word.start)} for word in turn.words],
            }
            for turn in turns
        ],
    }


def rev(turns):
    monologues = []
    for turn in turns:
        elements = []
        for word in turn.words:
            bare, mark = _marked(word.text)
            elements += [
                {"type": "text", "value": bare, "ts": word.start, "end_ts": word.end, "confidence": 0.9},
                {"type": "punct", "value": mark + " "},
            ]
        monologues.append({"speaker": turn.speaker, "elements": elements})
    return {"monologues": monologues}


def speechmatics(turns):
    results = []
    for turn in turns:
        for word in turn.words:
            bare, mark = _marked(word.text)
            who = f"S{turn.speaker}"
            results.append({"type": "word", "start_time": word.start, "end_time": word.end,
                            "alternatives": [{"content": bare, "speaker": who}]})  # fmt: skip
            if mark:
                results.append({"type": "punctuation", "attaches_to": "previous", "start_time": word.end,
                                "end_time": word.end, "alternatives": [{"content": mark, "speaker": who}]})  # fmt: skip
    return {"format": "2.9", "metadata": {"transcription_config": {"language": "en"}}, "results": results}


def watson(turns):
    words = [(turn.speaker, word) for turn in turns for word in turn.words]
    return {
        "results": [{"final": True, "alternatives": [
            {"transcript": "x", "timestamps": [[word.text, word.start, word.end] for _, word in words]}]}],
        "speaker_labels": [{"from": word.start, "to": word.end, "speaker": who} for who, word in words],
    }  # fmt: skip


def whisper(turns):
    return {
        "language": "en",
        "segments": [
            {
                "start": turn.start,
                "end": turn.end,
                "text": f" {turn.text}",
                "speaker": f"SPEAKER_{turn.speaker:02}",
                "avg_logprob": -0.2,
                "words": [{"word": word.text, "start": word.start, "end": word.end} for word in turn.words],
            }
            for turn in turns
        ],
    }


def podcast(turns):
    segments, before = [], None
    for turn in turns:
        for word in turn.words:
            named = {"speaker": f"Guest {turn.speaker}"} if turn.speaker != before else {}
            segments.append({**named, "startTime": word.start, "endTime": word.end, "body": word.text})
            before = turn.speaker
    return {"version": "1.0.0", "segments": segments}


def podlove(turns):
    rows = [
        {
            "start": "00:00:00.000",
            "start_ms": _ms(word.start),
            "end_ms": _ms(word.end),
            "speaker": str(turn.speaker),
            "text": word.text,
        }
        for turn in turns
        for word in turn.words
    ]
    return {
        "contributors": [{"id": str(number), "name": f"Guest {number}"} for number in range(3)],
        "transcripts": rows,
    }


def fireflies(turns):
    return {
        "title": "A talk",
        "sentences": [
            {"index": 0, "speaker_id": turn.speaker, "speaker_name": f"Guest {turn.speaker}", "text": word.text,
             "start_time": word.start, "end_time": word.end}
            for turn in turns
            for word in turn.words
        ],
    }  # fmt: skip


def dote(turns):
    def clock(seconds):
        return f"00:{int(seconds // 60):02}:{seconds % 60:06.3f}".replace(".", ",")

    return {
        "lines": [
            {"startTime": clock(word.start), "endTime": clock(word.end), "speakerDesignation": f"Guest {turn.speaker}",
             "text": word.text}
            for turn in turns
            for word in turn.words
        ]
    }  # fmt: skip


def json_lines(turns):
    return "\n".join(
        json.dumps({"speaker": f"Guest {turn.speaker}", "start": word.start, "end": word.end, "text": word.text})
        for turn in turns
        for word in turn.words
    )


def script(turns):
    return f"var transcript = {json.dumps(whisper(turns))};\n"


WRITERS = {
    "AssemblyAI": (assembly, assembly_words),
    "Deepgram": (deepgram,),
    "Amazon Transcribe": (amazon,),
    "Google Speech-to-Text": (google,),
    "Azure Speech": (azure, azure_fast),
    "Rev AI": (rev,),
    "Speechmatics": (speechmatics,),
    "IBM Watson": (watson,),
    "Whisper": (whisper, script),
    "Podcasting 2.0": (podcast,),
    "Podlove": (podlove,),
    "Fireflies": (fireflies,),
    "lists of who says what": (dote, json_lines),
}
"""The writers of each format, by its name."""
