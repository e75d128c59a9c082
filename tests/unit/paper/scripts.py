"""A sentence or two in every script that the portal may print, with the fonts that have it."""

from dataclasses import dataclass

from portal.paper.sheet import Direction


@dataclass(frozen=True, slots=True)
class Script:
    """Sentences in a language, and the beginning of the name of a font that must be there."""

    lang: str
    direction: Direction
    sentences: tuple[str, ...]
    font: str


LTR, RTL = Direction.LTR, Direction.RTL
SCRIPTS = (
    Script(
        "ru",
        LTR,
        (
            "Сначала позвоните секретарю суда.",
            "Спросите, не изменено ли уже решение (H&S 11361.8).",
        ),
        "NotoSans-",
    ),
    Script(
        "vi",
        LTR,
        ("Trước hết, hãy gọi cho lục sự tòa án.", "Hỏi xem hồ sơ đã được sửa đổi chưa."),
        "NotoSans-",
    ),
    Script(
        "hy",
        LTR,
        ("Նախ զանգահարեք դատարանի քարտուղարին։", "Հարցրեք՝ արդյոք որոշումն արդեն փոխվել է։"),
        "NotoSansArmenian",
    ),
    Script(
        "ar",
        RTL,
        ("اتصل أولاً بكاتب المحكمة.", "اسأله هل تغيّر الحكم بموجب القانون H&S 11361.8؟"),
        "NotoSansArabic",
    ),
    Script(
        "fa",
        RTL,
        ("نخست با منشی دادگاه تماس بگیرید.", "بپرسید آیا پرونده پیش‌تر تغییر کرده است؟"),
        "NotoSansArabic",
    ),
    Script(
        "km",
        LTR,
        ("សូមទូរស័ព្ទទៅក្រឡាបញ្ជីតុលាការជាមុនសិន។", "សូមសួរថា តើសំណុំរឿងត្រូវបានកែប្រែហើយឬនៅ?"),
        "NotoSansKhmer",
    ),
    Script(
        "zh-Hans",
        LTR,
        ("请先给法院书记官打电话。", "请问：我的“定罪”是否已经更改？"),
        "NotoSansCJKsc",
    ),
    Script(
        "zh-Hant",
        LTR,
        ("請先打電話給法院書記官。", "請問：我的「定罪」是否已經更改？"),
        "NotoSansCJKtc",
    ),
    Script(
        "ja",
        LTR,
        ("まず裁判所の書記官に電話してください。", "判決がすでに変更されたか聞いてください。"),
        "NotoSansCJKjp",
    ),
    Script(
        "ko",
        LTR,
        ("먼저 법원 서기에게 전화하십시오.", "판결이 이미 바뀌었는지 물어보십시오."),
        "NotoSansCJKkr",
    ),
    Script(
        "pa",
        LTR,
        ("ਪਹਿਲਾਂ ਅਦਾਲਤ ਦੇ ਕਲਰਕ ਨੂੰ ਫ਼ੋਨ ਕਰੋ।", "ਪੁੱਛੋ ਕਿ ਕੀ ਫ਼ੈਸਲਾ ਪਹਿਲਾਂ ਹੀ ਬਦਲ ਗਿਆ ਹੈ।"),
        "NotoSansGurmukhi",
    ),
)
