"""What language a text is in, by its letters and its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import filterfalse

from corpus.reading.letters import in_ascii, letters_alone

_LOOKED_AT = 4_000
_WORD = re.compile(r"[^\W\d_]+")
_TWO_LETTERS = re.compile(r"[a-zA-Z][^a-zA-Z]*[a-zA-Z]")
_ENOUGH = 2
"""Less evidence than this tells no language apart."""
_SHARE = 0.06
"""Of English so many words at least are common ones; in most texts every third is."""
_MUCH = 12
"""Of so many words a language that is known would be told."""
UNKNOWN = "und"
"""What a text is in that is in none of the languages that are told apart."""

_SCRIPTS: tuple[tuple[int, int, str], ...] = (
    (0x0041, 0x024F, "latin"),
    (0x0370, 0x03FF, "el"),
    (0x0400, 0x052F, "cyrillic"),
    (0x0530, 0x058F, "hy"),
    (0x0590, 0x05FF, "he"),
    (0x0600, 0x06FF, "arabic"),
    (0x0900, 0x097F, "hi"),
    (0x0980, 0x09FF, "bn"),
    (0x0B80, 0x0BFF, "ta"),
    (0x0E00, 0x0E7F, "th"),
    (0x1000, 0x109F, "my"),
    (0x10A0, 0x10FF, "ka"),
    (0x1200, 0x137F, "am"),
    (0x1780, 0x17FF, "km"),
    (0x3040, 0x30FF, "ja"),
    (0x4E00, 0x9FFF, "zh"),
    (0xAC00, 0xD7AF, "ko"),
)

_COMMON: dict[str, dict[str, str]] = {
    "latin": {
        "en": """
            the of and to in a is was for that with on as by at from it he said has have are his an be not had
            she they their were but who which after when though never again its them this will would been
        """,
        "fr": """
            le la les de des du et en un une est que qui dans pour par sur au aux avec pas plus ce il elle a été
            ont sont se ne n d l qu à après quand jamais leur ses son sa cette mais ou comme devant dit
        """,
        "de": """
            der die das und in den von zu mit ist im für auf nicht ein eine dem sich des auch als an am vor nach
            bei wurde werden wird sie er es war hat sagte ihres nie weil dass aus um wie zur zum sein
        """,
        "es": """
            el la los las de del y en que un una por con para es se no su al como más fue ha lo este son sus
            después cuando nadie dijo había ella a sin pero esta nunca muy ya le volvió
        """,
        "it": """
            il la le di che e in un una per con del della è non si da dei gli sono al nel alla ha i dopo anche
            se quando nessuno detto hanno lo l dal davanti aver mai delle lunedì più a ai come
        """,
        "pt": """
            o a os as de do da em e que um uma para com não por no na se é dos das ao mais foi como são à pelo
            depois quando ninguém disse nunca muito tinha sua seu mas ela ele pela pelos embora
        """,
        "nl": """
            de het een van en in is dat op te voor met zijn niet aan er om ook als bij door naar wordt was had
            toen nooit zij zei hun nadat maar deze ze werd geen over tot uit moesten haar
        """,
        "pl": """
            i w na z do nie się że jest o to jak po za od przez dla który która są była było był ale tym został
            oraz gdy nigdy przed pod tego ze a jego ich nikt będą co jej
        """,
        "tr": """
            ve bir bu için ile da de olarak olan en daha çok gibi kadar sonra olduğunu dedi ise ancak göre üzere
            hiç önce söyledi kaldı yine iki günü eski ardından her ne
        """,
        "az": "və bir bu üçün ilə da də olan ki edir edib olub görə sonra həm daha deyib isə ölkə o kimi",
        "ro": """
            și în de la cu un o a pe care că este din nu pentru mai au fost al ce sunt sau prin le după când
            spus
        """,
        "sv": """
            och i att det som en på är av för med den till har de inte om ett men var jag från vid efter hade
            när sade ingen sin igen aldrig hon han dem sig över mycket utanför
        """,
        "da": """
            og i at det som en på er af for med den til har de ikke om et men var jeg fra ved efter havde da
            sagde ingen deres igen aldrig hun han dem sig over meget blev skal selv
        """,
        "no": """
            og i at det som en på er av for med den til har de ikke om et men var jeg fra ved etter hadde da sa
            ingen sin igjen aldri hun han dem seg over mye ble skal selv
        """,
        "fi": """
            ja on ei että oli se hän kun mutta ovat myös joka ole kuin tai sen ollut vaikka nyt jos kaikki vain
            niin takia sanoi ensi niiltä paljon koskaan edessä nousi taas
        """,
        "hu": """
            a az és hogy nem is egy ez meg azt már csak volt van de ki el mint még kell soha sem amikor után bár
            miatt sokat mondta ismét előtt jövő fél ha vagy lesz
        """,
        "cs": """
            a se v na že je to s z do o i byl k po ve jako který za by ale od jsou při když řekl také před nebyl
            poté co kvůli nikdy ten ze budou něj lidé muselo
        """,
        "sk": "a sa v na že je to s z do o aj bol k po vo ako ktorý za by ale od sú pri keď povedal tiež pred nebol",
        "hr": "i u na je se da su za od o s iz koji kao nije bi ali što po do ili rekao nakon kako već sve bio",
        "ca": "el la els les de i en que un una per amb és no es del al va més com són però aquest ha dels",
        "id": "yang dan di untuk dengan dari ini itu pada tidak dalam akan adalah oleh ke sebagai juga telah",
        "et": "ja on ei et oli see ta kui aga ka mis oma ning või kes pärast ütles olid enne seda",
        "lt": "ir yra kad į su iš tai ne bet buvo kaip jis už po nuo apie dėl jo taip pat",
        "lv": "un ir ka uz no ar par tas bet bija kā viņš pēc tā to arī nav vai",
        "vi": "và của là có trong được cho không một người những đã với các này khi để từ ở",
    },
    "cyrillic": {
        "ru": """
            и в не на что с по как это из для к от он его о за был года который также все были после она но мы
            когда того ни них этого перед сказал сказала из-за хотя снова том со старый
        """,
        "uk": """
            і в не на що з та як це до за від він його про був року який також для були після вона але є у й
            коли із чи цього перед сказав сказала через хоча знову жодна них тому зі
        """,
        "bg": "и в на да се от че за с са не по това като е който след но при те ще ги до беше",
        "sr": "и у на да се је од за са су не по то као који након али ће би до био",
        "kk": "және бұл мен үшін бойынша деп болып жылы осы бар оның бір ол да де туралы қазақстан",
    },
    "arabic": {
        "ar": """
            في من على إلى أن عن التي مع الذي هذا هذه كان قال بعد بين كما لم ما لا قد و منها أي إنها أمام أو بسبب
            عندما قبل يوم قالت أحد كل هو هي
        """,
        "fa": """
            و در به از که این است را با برای آن یک می خود های شد شده کرد بر تا او گفت پس هر هیچ دو روز دست بود
            نیز اما کسی خواهد
        """,
        "ur": "کے میں کی ہے اور سے کا کو نے پر کہ یہ ہیں کہا اس بھی تھا",
    },
}

_LETTERS: dict[str, dict[str, str]] = {
    "latin": {
        "fr": "çœèêëàùûâîïôé",
        "de": "ßäöü",
        "es": "ñ¿¡áéíóú",
        "it": "òàèùì",
        "pt": "ãõçáéíóâêô",
        "pl": "ąćęłńśźżó",
        "tr": "ğışçöü",
        "az": "əğışçöü",
        "ro": "ăâîșțşţ",
        "sv": "åäö",
        "da": "æøå",
        "no": "æøå",
        "fi": "äö",
        "hu": "őűáéíóöüú",
        "cs": "ěščřžýůďťňáíéú",
        "sk": "ľĺŕôčďťňšžýáíéú",
        "hr": "čćđšž",
        "ca": "çàèéíòóú·",
        "et": "õäöü",
        "lt": "ąčęėįšųūž",
        "lv": "āčēģīķļņšūž",
        "vi": "ăâđêôơưạảấầẩậắằặẹẻẽếềểệịỉọỏốồổộớờởợụủứừửữựỳỵỷỹ",
    },
    "cyrillic": {"ru": "ыэъё", "uk": "іїєґ", "bg": "ъ", "sr": "ђјљњћџ", "kk": "әғқңөұүһі"},
    "arabic": {"ar": "ةىأإؤئيك", "fa": "پچژگکی", "ur": "ٹڈڑںےہکی"},
}
"""Letters that a language has and most others of its script have not."""
_BY_LETTERS = 0.5
"""How much a word with such a letter counts beside a common word."""


@cache
def _common_in(script: str) -> dict[str, tuple[str, ...]]:
    """The languages in which each common word is one."""
    return _turned(_COMMON[script], str.split)


@cache
def _told_by(script: str) -> dict[str, tuple[str, ...]]:
    """The languages that each telling letter speaks for."""
    return _turned(_LETTERS[script], list)


def _turned(listed: dict[str, str], parts: Callable[[str], Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """What is listed by language, as the languages of each part."""
    languages: dict[str, dict[str, None]] = {}
    for language, some in listed.items():
        for part in parts(some):
            languages.setdefault(part, {})[language] = None
    return {part: tuple(those) for part, those in languages.items()}


@cache
def _script(character: str) -> str:
    place = ord(character)
    return next((name for first, last, name in _SCRIPTS if first <= place <= last), "")


def _main_script(text: str) -> str:
    """The script of most letters; kana anywhere in some number makes Chinese characters Japanese."""
    if text.isascii():
        return "latin" if _TWO_LETTERS.search(text) else ""
    counts: Counter[str] = Counter()
    for character in dict.fromkeys(text):
        if character.isalpha():
            counts[_script(character)] += text.count(character)
    if counts["ja"] * 10 > counts["zh"] and counts["ja"]:
        counts["ja"] += counts.pop("zh", 0)
    script, most = counts.most_common(1)[0] if counts else ("", 0)
    return script if most >= 2 else ""


def language_of(text: str) -> str:
    """The text's language as ISO 639-1 has it; empty where too little is there to tell, `UNKNOWN` where much is."""
    looked_at = in_ascii(text[:_LOOKED_AT])
    script = _main_script(looked_at)
    if script not in _COMMON:
        return script
    words = [word for line in looked_at.split("\n") for word in _words(in_ascii(line).lower())]
    scores = _scores(words, script)
    ranked = sorted(scores, key=lambda language: scores[language], reverse=True)
    best, second = scores[ranked[0]], scores[ranked[1]]
    if best >= _ENOUGH and best > second and (best >= _SHARE * len(words) or ranked[0] != "en"):
        return ranked[0]
    return UNKNOWN if script != "latin" or len(words) >= _MUCH or _foreign(looked_at) else ""


def _words(text: str) -> list[str]:
    return letters_alone(text).split() if text.isascii() else _WORD.findall(text)


def _scores(words: Sequence[str], script: str) -> dict[str, float]:
    """How much speaks for each language: its common words, and words with letters that others have not."""
    scores = dict.fromkeys(_COMMON[script], 0.0)
    common_in = _common_in(script)
    for word, times in Counter(filter(common_in.__contains__, words)).items():
        for language in common_in[word]:
            scores[language] += times
    marked = list(filterfalse(str.isascii, words))
    told_by = _told_by(script)
    for letter in told_by.keys() & set("".join(marked)):
        held = sum(letter in word for word in marked)
        for language in told_by[letter]:
            scores[language] += _BY_LETTERS * held
    return scores


def _foreign(text: str) -> bool:
    """Whether letters of it are none that English is written with."""
    return sum(char.isalpha() and char > "\x7f" for char in text) * 20 > len(text)
