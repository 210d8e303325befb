"""What the columns of tables are called, in the languages people name them in."""

import re

_NAMES = {
    "start": """
        start time begin from startsec startseconds startsecond starts in intime timecode timestamp
        timestamps starttime starttimecode tcin timerange range timespan interval startingtime offset
        position clock zeit beginn anfang startzeit von zeitstempel zeitraum inicio comienzo tiempo desde
        marcadetiempo tempo início début temps heure horodatage inizio minutaggio tijd begintijd tid
        starttid czas początek время начало час waktu waktumulai mulai zaman başlangıç čas alku aika idő
        kezdet timpul thờigian เวลา 时间 時間 开始 开始时间 開始 開始時間 시간 시작 시작시간 זמן وقت الوقت
        البداية समय ժամանակ ώρα έναρξη
    """,
    "start_ms": "startms startmillis startmilliseconds startmsec timems beginms timestampms offsetms",
    "end": """
        end stop to endsec endseconds endsecond ends out outtime endtimecode tcout endtime finish until ende
        endzeit bis fin final hasta fim até fine einde eindtijd slut koniec конец кінець waktuakhir akhir
        selesai bitiş konec loppu vége kếtthúc 結束 结束 结束时间 結束時間 終了 終了時間 종료 종료시간 סוף
        النهاية अंत
    """,
    "end_ms": "endms endmillis endmilliseconds endmsec stopms",
    "duration": "duration dur dauer duración duração durée durata duur durasi",
    "speaker": """
        speaker speakername speakerlabel speakerid speakers voice who person participant character actor
        name talker author user role personname charactername sprecher sprecherin redner rednerin wer figur
        rolle hablante orador oradora personaje nombre quién interlocutor locutor locutora falante
        personagem quem nome locuteur intervenant personnage qui nom parlante relatore personaggio oratore
        chi spreker naam talare taler mówca спикер говорящий имя кто персонаж pembicara penutur nama
        konuşmacı kişi řečník mluvčí puhuja beszélő vorbitor ngườinói ผู้พูด 说话人 說話人 发言人 發言人
        讲者 角色 姓名 話者 発言者 名前 화자 발화자 이름 דובר متحدث المتحدث वक्ता խոսող ομιλητής
    """,
    "text": """
        text texts transcript transcription transcriptions content contents sentence sentences utterance
        utterances words word caption captions dialogue dialogues dialog body speech said line lines quote
        quotes quotation subtitle subtitles message statement transcripttext spokentext spoken segment
        segmenttext rawtext cleantext texte texto testo tekst teks teksti szöveg textul wortlaut gesagtes
        inhalt satz sätze zitat äußerung transkript transkription oración oraciones frase frases cita
        contenido palabras diálogo transcripción conteúdo fala transcrição paroles phrase phrases citation
        contenu propos sottotitolo trascrizione inhoud zin citat replik текст реплика слова цитата
        предложение расшифровка kalimat ucapan transkrip tekstranskripsi transkripsi metin söz cümle vănbản
        ข้อความ 文本 内容 內容 文字 台词 字幕 發言 发言 テキスト 発言 セリフ 텍스트 대사 내용 טקסט نص النص
        पाठ տեքստ κείμενο
    """,
}
_BRACKETED = re.compile(r"[(\[（][^()\[\]（）]{0,30}[)\]）]")
_LONGEST = 40
_SPEAKS = frozenset(("speaker", "sprecher", "character", "hablante", "locuteur", "falante", "спикер"))
"""Words that tell who speaks whatever stands beside them; "name" may be an episode's."""


def _tidy(name: str) -> str:
    return "".join(filter(str.isalpha, name.casefold()))


_COLUMNS = {_tidy(name): column for column, names in _NAMES.items() for name in names.split()}


def column_called(name: str) -> str | None:
    """Return what a column called ``name`` holds: start, start_ms, end, end_ms, duration, speaker or text.

    None if that name is not known.
    """
    if len(name) > _LONGEST:
        return None
    spelled = (_tidy(name), _tidy(_BRACKETED.sub(" ", name)))
    return next((_COLUMNS[one] for one in spelled if one in _COLUMNS), None)


def column_called_about(name: str) -> str | None:
    """Return what a column whose ``name`` has several words holds by one of them, as in "German text"."""
    words = [_tidy(word) for word in re.split(r"[\s_-]+", _BRACKETED.sub(" ", name[:_LONGEST]))]
    columns = {_COLUMNS.get(word) for word in words if _COLUMNS.get(word) != "speaker" or word in _SPEAKS}
    return next((column for column in ("end", "start", "speaker", "text") if column in columns and words[1:]), None)
