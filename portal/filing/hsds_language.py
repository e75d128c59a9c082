"""Languages as HSDS names them: ISO 639 codes, where we have BCP-47 tags."""

_TABLE = """
ar ara Arabic
am amh Amharic
bn ben Bengali
de deu German
en eng English
es spa Spanish
fa fas Persian
fil fil Filipino
fr fra French
gu guj Gujarati
he heb Hebrew
hi hin Hindi
hmn hmn Hmong
hy hye Armenian
ilo ilo Ilocano
it ita Italian
ja jpn Japanese
km khm Khmer
ko kor Korean
lo lao Lao
mww mww White Hmong
my mya Burmese
ne nep Nepali
pa pan Punjabi
pl pol Polish
pt por Portuguese
ru rus Russian
sm smo Samoan
so som Somali
ta tam Tamil
te tel Telugu
th tha Thai
ti tir Tigrinya
tl tgl Tagalog
to ton Tongan
uk ukr Ukrainian
ur urd Urdu
vi vie Vietnamese
yue yue Cantonese
zh zho Chinese
"""
_ROWS = [line.split(" ", 2) for line in _TABLE.split("\n") if line]
_NAMES = {code: name for code, _, name in _ROWS}
_SHORT = {three: code for code, three, _ in _ROWS}
_NOTES = {"Hans": "Simplified characters", "Hant": "Traditional characters"}


def iso_code(tag: str) -> str:
    """Return the ISO 639 code of a tag or a code: of two letters where there is one, else three.

    A code that is not in the table stays as it is.
    """
    code = tag.partition("-")[0].lower()
    return _SHORT.get(code, code)


def language_name(code: str) -> str | None:
    """Return the English name of an ISO 639 code, or None where it is not in the table."""
    return _NAMES.get(iso_code(code))


def code_of(name: str) -> str | None:
    """Return the ISO 639 code of a language named in English, or None."""
    wanted = name.casefold()
    return next((code for code, known in _NAMES.items() if known.casefold() == wanted), None)


def language_note(tag: str) -> str | None:
    """Return what the code leaves out of a tag: its script or region; None where nothing is."""
    _, dash, rest = tag.partition("-")
    return _NOTES.get(rest, f"As {tag}") if dash else None
