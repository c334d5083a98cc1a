"""What language a text is in, by its letters and its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

_LOOKED_AT = 4_000
_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 3
"""Fewer common words than this tell no language apart."""

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
        "en": "the of and to in a is was for that with on as by at from it he said has have are his an be",
        "fr": "le la les de des du et en un une est que qui dans pour par sur au aux avec pas plus ce il elle",
        "de": "der die das und in den von zu mit ist im für auf nicht ein eine dem sich des auch als an",
        "es": "el la los las de del y en que un una por con para es se no su al como más fue ha lo este son sus",
        "it": "il la le di che e in un una per con del della è non si da dei gli sono al nel alla ha i",
        "pt": "o a os as de do da em e que um uma para com não por no na se é dos das ao mais foi como são à pelo",
        "nl": "de het een van en in is dat op te voor met zijn niet aan er om ook als bij door naar wordt",
        "pl": "i w na z do nie się że jest o to jak po za od przez dla który która są było ale tym został oraz",
        "tr": "ve bir bu için ile da de olarak olan en daha çok gibi kadar sonra olduğunu dedi ise ancak göre üzere",
        "az": "və bir bu üçün ilə da də olan ki edir edib olub görə sonra həm daha deyib isə ölkə o kimi",
        "ro": "și în de la cu un o a pe care că este din nu pentru mai au fost al ce sunt sau prin le",
        "sv": "och i att det som en på är av för med den till har de inte om ett men var jag från vid efter",
        "id": "yang dan di untuk dengan dari ini itu pada tidak dalam akan adalah oleh ke sebagai juga telah",
    },
    "cyrillic": {
        "ru": "и в не на что с по как это из для к от он его о за был года который также все были после она но мы",
        "uk": "і в не на що з та як це до за від він його про був року який також для були після вона але є у й",
        "bg": "и в на да се от че за с са не по това като е който след но при те ще ги до беше",
        "sr": "и у на да се је од за са су не по то као који након али који ће би до био",
        "kk": "және бұл мен үшін бойынша деп болып жылы осы бар оның бір ол да де туралы қазақстан",
    },
    "arabic": {
        "ar": "في من على إلى أن عن التي مع الذي هذا هذه كان قال بعد بين كما لم ما لا قد و",
        "fa": "و در به از که این است را با برای آن یک می خود های شد شده کرد بر تا",
        "ur": "کے میں کی ہے اور سے کا کو نے پر کہ یہ ہیں کہا اس بھی تھا",
    },
}


@cache
def _profiles(script: str) -> dict[str, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in _COMMON[script].items()}


@cache
def _script(character: str) -> str:
    place = ord(character)
    return next((name for first, last, name in _SCRIPTS if first <= place <= last), "")


def _main_script(text: str) -> str:
    """The script of most letters; kana anywhere in some number makes Chinese characters Japanese."""
    counts: Counter[str] = Counter()
    for character, times in Counter(text).items():
        if character.isalpha():
            counts[_script(character)] += times
    if counts["ja"] * 10 > counts["zh"] and counts["ja"]:
        counts["ja"] += counts.pop("zh", 0)
    script, most = counts.most_common(1)[0] if counts else ("", 0)
    return script if most >= 2 else ""


def language_of(text: str) -> str:
    """The text's language as ISO 639-1 has it; empty where too little is there to tell it."""
    looked_at = text[:_LOOKED_AT]
    script = _main_script(looked_at)
    if script not in _COMMON:
        return script
    words = Counter(_WORD.findall(looked_at.lower()))
    scores = {
        language: sum(words[word] for word in common if word in words) for language, common in _profiles(script).items()
    }
    ranked = sorted(scores, key=lambda language: scores[language], reverse=True)
    best, second = scores[ranked[0]], scores[ranked[1]]
    return ranked[0] if best >= _ENOUGH and best > second else ""
