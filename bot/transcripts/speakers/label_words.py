"""Words by which a label tells that it is a speaker's, or that it is none.

They only weigh where a file cannot tell by itself, because a label stands in it once or twice.
"""

import re


def one_of(words: str) -> frozenset[str]:
    """Return the ``words``, which spaces divide."""
    return frozenset(words.split())


ROLES = one_of(
    """
    announcer anchor attendee audience audiences caller chair chairman chairperson chairwoman child commentator
    coordinator crowd everyone everybody female girl boy guest host interviewee interviewer journalist kid
    listener male man member men moderator narrator operator panel panelist panellist participant presenter
    questioner reader reporter speaker speakers student teacher translator interpreter unidentified unknown
    viewer voice voiceover witness woman women counsel clerk mayor asistente conductor conductora entrevistador
    entrevistadora entrevistado invitado invitada locutor locutora miembro moderador moderadora oyente
    participante presentador presentadora público publico animateur animatrice auditeur auditrice intervenant
    intervenante intervieweur invité invitée journaliste membre modérateur modératrice présentateur
    présentatrice spectateur spectatrice gast hörer hörerin interviewpartner moderation moderatorin publikum
    publikumsfrage sprecher sprecherin teilnehmer teilnehmerin zuhörer zuhörerin zuschauer zuschauerin
    apresentador apresentadora convidado convidada espectador ouvinte plateia ascoltatore conduttore conduttrice
    intervistatore intervistato moderatore ospite pubblico spettatore deelnemer gastheer interviewster
    luisteraar presentator presentatrice publiek spreker toehoorder deltagare lyssnare programledare publiken
    gäst deltaker lytter vert gjest ведущий ведущая гость гостья зритель слушатель интервьюер голос зал gość
    prowadzący prowadząca słuchacz widz 主持人 主持 观众 觀眾 听众 聽眾 嘉宾 嘉賓
    来宾 旁白 记者 記者 司会 司会者 聴衆 観客 ゲスト ナレーター 진행자 사회자 청중
    관객 게스트 기자 مذيع ضيف الجمهور مقدم מנחה אורח קהל
    """
)
"""Words that tell in what part somebody speaks."""

NO_NAMES = one_of(
    """
    monday tuesday wednesday thursday friday saturday sunday
    yeah okay oh thanks hello or is say said says saying postscript
    about abstract address again agenda also although answer attention bonus background because but caption
    captions caution caveat chapter chapters clarification conclusion contact contents context correction
    credits credit copyright date definition description details dialogue disclaimer disclosure download
    duration edit edited editor's email end episode example examples exercise extra fact facts fact: false
    finally first footnote for further goal hint however idea image important in info information instead intro
    introduction is it item key language last lastly lesson license licence like link links listen location look
    meaning meanwhile mentioned moral motto music name next no note notes now number okay one only or original
    outcome outro overview part people place plan plus point points price problem proof ps published question
    questions quote reason recap recommended recorded recording references remember reminder requirements
    resources result results revised rule rules runtime second section series show since so solution source
    sources speakers: special spoiler sponsor sponsors start step still subject subscribe subtitles suddenly
    suggestion summary synopsis tags task that then there therefore third this time times timestamp timestamps
    tip tips title to today tomorrow topic topics trailer transcribed transcriber transcript transcription
    translated translation true truth two unfortunately updated update url version video view warning watch
    website well what when where which why with yes yesterday you we i he she they achtung beispiel datum dauer
    fazit frage hinweis merke ort thema titel wichtig zusammenfassung quelle atención ejemplo fecha lugar nota
    pregunta recuerda recuerde respuesta tema título ubicación conseil durée exemple lieu rappel remarque
    réponse sujet titre attenzione data esempio luogo ricorda titolo atenção lembre lembrete exemplo pergunta
    resposta внимание вопрос дата место ответ помните пример тема
    注意 备注 日期 标题 地点 主题 問題 问题 回答 例如 記住 记住
    """
)
"""Words of labels that name nobody, unless they come again and again all through a file."""

PAGES = one_of(
    "slide slides folie folien diapositiva diapositive figure diagram image screen screenshot caption exhibit"
)
"""What is shown while somebody speaks, never who does."""

QUESTION_AND_ANSWER = frozenset(
    {
        "q",
        "a",
        "question",
        "answer",
        "frage",
        "antwort",
        "pregunta",
        "respuesta",
        "réponse",
        "r",
        "p",
        "f",
        "問",
        "答",
        "问",
    }
)
"""What stands for those who ask and those who answer."""

SOUNDS = one_of(
    """
    applause beep bell blank_audio break cheering clapping cough coughing crosstalk foreign inaudible indistinct
    interposing jingle laughing laughs laughter music musik noise outro pause ringing scoffs sfx sighs silence
    singing sings sound speaks theme unintelligible whispers background intro advert ad advertisement gelächter
    applaus risas aplausos música musique rires applaudissements 音乐 音楽 笑 笑声 掌声 拍手 박수 웃음 음악
    """
)
"""What brackets tell of sounds."""

MEASURES = frozenset({"date", "duration", "end", "length", "published", "recorded", "runtime", "start", "time"})
"""What a publisher writes before a colon and a time that is nobody's."""

SMALL = one_of(
    """
    a al an and at bin da das de del dela den der di do dos du e el et for from ibn in la las le les lo los of
    on ten ter the to und van von with y zu zum zur
    """
)
"""Words that stay small within names and titles."""

_PARTICLES = frozenset({"al", "de", "el", "la", "le", "van", "von"})
"""Small words that names may begin with."""

_CHORUS = one_of("all both everyone everybody together alle beide todos ambos tous tutti entrambi")
"""Words that alone are a label for several people at once."""
_CONJUNCTIONS = one_of(
    "and but so or because if when as that like und aber weil y pero porque et mais parce e mas и но"
)
"""Words that begin a sentence in which a role is told of."""
_PARTS = re.compile(r"[\s/|,]+")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def words_in(label: str) -> list[str]:
    """Return the words of ``label`` in lower case."""
    return [word.lower() for word in _WORD.findall(label)]


def tells_role(label: str) -> bool:
    """Say whether ``label`` tells in what part somebody speaks, as "Audience member" does."""
    words = words_in(label)
    if len(words) == 1 and words[0] in _CHORUS and label[:1] != label[:1].lower():
        return True
    if goes_on(label):
        return False
    return 0 < len(words) <= 6 and any(word in ROLES for word in words) and words[0] not in NO_NAMES


def goes_on(label: str) -> bool:
    """Say whether ``label`` begins as a sentence that goes on does, as "And everybody knows" does."""
    words = words_in(label)
    return len(words) > 2 and words[0] in _CONJUNCTIONS


def names_nobody(label: str) -> bool:
    """Say whether ``label`` holds a word of those that are before colons in texts, as "Fun fact" does."""
    return any(word in NO_NAMES for word in words_in(label))


def is_shown(label: str) -> bool:
    """Say whether ``label`` tells of what is shown, as "Slide title" does."""
    return not PAGES.isdisjoint(words_in(label))


def is_sound(text: str) -> bool:
    """Say whether ``text``, found in brackets, tells of a sound."""
    return any(word in SOUNDS for word in words_in(text))


def is_name_like(label: str) -> bool:
    """Say whether each word of ``label`` is written as names are: not in small letters, or in a script without them."""
    words = [word for word in _PARTS.split(label) if word]
    large = [word for word in words if word.lower() not in SMALL or len(words) == 1]
    if not large or (words[0].lower() in SMALL - _PARTICLES and len(words) > 1):
        return False
    return all(word != word.lower() or not any(map(_has_case, word)) for word in large) and any(
        any(map(str.isalpha, word)) for word in large
    )


def is_caseless(label: str) -> bool:
    """Say whether ``label`` has letters, none of a script with large and small ones."""
    return any(map(str.isalpha, label)) and not any(map(_has_case, label))


def _has_case(character: str) -> bool:
    return character.title() != character.lower()
