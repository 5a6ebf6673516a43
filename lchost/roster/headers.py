"""What column names mean, in the words that services and hosts use for them (pure)."""

from __future__ import annotations

import re

from lchost.roster.mapping import Field
from lchost.roster.matching import fold

# Whole headers, folded; English, French, German, Swedish, Spanish, Portuguese, Italian, Dutch,
# Polish, Turkish, Vietnamese, Russian, Chinese, Japanese, Korean.
_WHOLE: dict[Field, set[str]] = {
    Field.NAME: {
        *("name", "full name", "fullname", "your name", "your full name", "attendee name"),
        *("participant", "participant name", "attendee", "guest", "guest name", "member"),
        *("member name", "student name", "student", "person", "first and last name"),
        *("name and surname", "nom", "nom complet", "nom et prenom", "nom prenom", "participant e"),
        *("vollstandiger name", "teilnehmer", "vor und nachname", "vorname nachname", "namn"),
        *("fullstandigt namn", "for och efternamn", "navn", "fulde navn", "nombre"),
        *("nombre completo", "nombre y apellidos", "nome", "nome completo", "nome e cognome"),
        *("naam", "volledige naam", "imie i nazwisko", "ad soyad", "adi soyadi", "isim", "ho ten"),
        *(
            "ho va ten",
            "ho ten day du",
            "ten",
            "имя",
            "фио",
            "имя и фамилия",
            "姓名",
            "名字",
            "氏名",
        ),
        *("お名前", "名前", "이름", "성명", "nimi", "jmeno a prijmeni", "ονοματεπωνυμο", "الاسم"),
        *("الاسم الكامل", "שם", "שם מלא", "नाम", "ชื่อ"),
    },
    Field.FIRST_NAME: {
        *("first name", "firstname", "first", "given name", "given names", "forename", "fname"),
        *("attendee first name", "prenom", "prenoms", "vorname", "fornamn", "fornavn", "voornaam"),
        *("nombre de pila", "primeiro nome", "imie", "ten goi", "ten dem va ten", "名", "이름 명"),
        *("jmeno", "etunimi", "attendee name given name", "שם פרטי"),
    },
    Field.LAST_NAME: {
        *("last name", "lastname", "last", "family name", "surname", "lname", "second name"),
        *("attendee last name", "nom de famille", "nachname", "familienname", "efternamn"),
        *("etternavn", "efternavn", "achternaam", "apellido", "apellidos", "sobrenome", "cognome"),
        *("nazwisko", "soyad", "soyadi", "ho", "ho va ten dem", "фамилия", "姓", "姓氏", "성"),
        *("prijmeni", "sukunimi", "vezeteknev", "苗字", "attendee name family name", "שם משפחה"),
    },
    Field.DISPLAY_NAME: {
        *("display name", "badge name", "name on badge", "name for badge", "name badge"),
        *("preferred name", "nickname", "nick name", "known as", "goes by", "called"),
        *("what should we call you", "what do you want to be called", "rufname", "spitzname"),
        *("surnom", "nom d usage", "smeknamn", "tilltalsnamn", "apodo", "ten hien thi"),
    },
    Field.LEGAL_NAME: {
        *("legal name", "official name", "certificate name", "name on certificate"),
        *("name for certificate", "name for the certificate", "passport name", "nom legal"),
        *("nom officiel", "ten phap ly", "ten tren giay chung nhan", "juridiskt namn"),
    },
    Field.PRONOUNS: {
        *("pronouns", "pronoun", "your pronouns", "preferred pronouns", "pronoms", "pronomen"),
        *(
            "pronombres",
            "pronomes",
            "pronomi",
            "voornaamwoorden",
            "dai tu",
            "what are your pronouns",
        ),
    },
    Field.EMAIL: {
        *("email", "e mail", "mail", "email address", "e mail address", "mail address"),
        *("your email", "your email address", "attendee email", "contact email", "adresse email"),
        *("adresse e mail", "adresse mail", "courriel", "e mail adresse", "emailadresse", "epost"),
        *("e post", "e postadress", "epostadress", "correo", "correo electronico", "e posta"),
        *("eposta", "dia chi email", "thu dien tu", "indirizzo email", "endereco de email"),
        *("adres e mail", "почта", "электронная почта", "эл почта", "电子邮件", "邮箱"),
        *("メール", "メールアドレス", "이메일", "username"),
    },
    Field.PHONE: {
        *("phone", "phone number", "telephone", "telephone number", "tel", "mobile", "mobil"),
        *("mobile phone", "mobile number", "cell", "cell phone", "cellphone", "whatsapp"),
        *("whatsapp number", "telefon", "telefonnummer", "handy", "handynummer", "mobilnummer"),
        *("mobiltelefon", "telefono", "movil", "celular", "telefone", "cellulare", "portable"),
        *("numero de telephone", "telefoon", "telefoonnummer", "cep telefonu", "so dien thoai"),
        *("dien thoai", "телефон", "电话", "手机", "電話番号", "전화번호", "휴대폰"),
    },
    Field.LANGUAGE: {
        *("language", "preferred language", "langue", "sprache", "sprak", "idioma", "lingua"),
        *("taal", "jezyk", "dil", "ngon ngu", "язык", "语言", "言語", "언어"),
    },
    Field.ACCESS_NEEDS: {
        *("access needs", "accessibility", "accessibility needs", "accessibility requirements"),
        *("access requirements", "special needs", "accommodations", "besoins d acces"),
        *("besoins d accessibilite", "barrierefreiheit", "tillganglighet", "accesibilidad"),
        *("nhu cau ho tro", "do you have any access needs"),
    },
    Field.NOTES: {
        *("notes", "note", "comment", "comments", "remarks", "remark", "remarques", "commentaire"),
        *("commentaires", "bemerkung", "bemerkungen", "notizen", "anteckningar", "kommentar"),
        *("notas", "comentarios", "opmerkingen", "uwagi", "notlar", "ghi chu", "備考", "备注"),
    },
    Field.ATTENTION: {"attention", "attention note", "requires attention", "check in text"},
    Field.ROLE: {
        *("role", "roles", "workshop role", "funktion", "rolle", "roll", "rol", "ruolo", "papel"),
        *("vai tro", "роль", "角色", "役割", "역할"),
    },
    Field.STATUS: {
        *("status", "registration status", "registration state", "attendee status", "rsvp"),
        *("rsvp status", "approval status", "ticket status", "statut", "stato", "estado"),
        *("trang thai", "void status"),
    },
    Field.EXTERNAL_ID: {
        *("member id", "user id", "attendee id", "guest id", "student id", "person id"),
        *("membership number", "member number", "student number", "external id"),
    },
    Field.QUANTITY: {"quantity", "ticket quantity", "number of tickets", "party size"},
}

# Whose name, number or address it is, when it is not the person's own.
_OTHERS = re.compile(
    r"\b(?:event|workshop|ticket type|company|organi[sz]ation|employer|firm|firma|entreprise|"
    r"college|school|university|institution|institute|team|parents?|mother|father|guardian|"
    r"emergency|people|person you|friends?|partner|buyer|purchaser|order|payer|billing|invoice|"
    r"file|project|course|list|seat|device|product|city|street|category|group|tier|"
    r"referr\w+|invited by|host|teacher|manager|supervisor|pet|user name|login)\b"
)
_PATTERNS: tuple[tuple[Field, re.Pattern[str]], ...] = (
    (Field.PRONOUNS, re.compile(r"\bpronouns?\b|\bpronoms\b")),
    (Field.EMAIL, re.compile(r"\be ?mail\b|\be ?post\b|\bcourriel\b|\bcorreo\b")),
    (
        Field.LEGAL_NAME,
        re.compile(r"\b(?:legal|official|certificate)\b.*\bname\b|\bname\b.*\bcert"),
    ),
    (
        Field.DISPLAY_NAME,
        re.compile(r"\b(?:preferred|badge|display)\b.*\bname\b|\bname\b.*\bbadge\b|\bcall you\b"),
    ),
    (Field.FIRST_NAME, re.compile(r"\b(?:first|given|fore) ?names?\b|\bprenom\b|\bvorname\b")),
    (
        Field.LAST_NAME,
        re.compile(r"\b(?:last|family|sur|second) ?names?\b|\bnachname\b|\bapellidos?\b"),
    ),
    (
        Field.PHONE,
        re.compile(r"\b(?:tele)?phone\b|\bmobile\b|\bwhats ?app\b|\bcell\b|\btelefon|\bcontact n"),
    ),
    (
        Field.NAME,
        re.compile(r"\b(?:full|your|complete|participant|attendee|student|member|guest) names?\b"),
    ),
    (
        Field.NAME,
        re.compile(r"^(?:what is your |please enter your )?name\b|\bho va ten\b|^nom et "),
    ),
    (
        Field.ACCESS_NEEDS,
        re.compile(r"\baccess(?:ibility)? (?:needs|requirements)\b|\bwheelchair\b"),
    ),
)
FAMILY_NAME_FIRST = frozenset({"ho", "ho va ten dem", "姓", "姓氏", "성", "苗字", "vezeteknev"})
TIMESTAMPS = frozenset(
    {
        *("timestamp", "horodateur", "zeitstempel", "marca temporal", "carimbo de data hora"),
        *("informazioni cronologiche", "tijdstempel", "tidsstampel", "tidstampel"),
        *("sygnatura czasowa", "zaman damgasi", "dau thoi gian", "отметка времени"),
        *("时间戳记", "タイムスタンプ", "타임스탬프"),
    }
)
_PRIVATE = re.compile(
    r"\b(?:gender|sex|sexe|sexual\w*|genre|geschlecht|kon|genero|gioi tinh|orientation|ethnic\w*|"
    r"race|racial|heritage|origin|dan toc|caste|relig\w+|faith|ton giao|health|sante|gesundheit|"
    r"suc khoe|medical|medic\w*|illness|condition|allerg\w*|diet\w*|food|disab\w*|handicap|"
    r"behinderung|impairment|access\w*|neuro\w+|mental|pregnan\w*|veteran|income|salary|"
    r"immigra\w*|citizen\w*|nationality|politic\w*|union|age|birth\w*|date of birth)\b"
)
_DIET = re.compile(r"\b(?:diet\w*|food|allerg\w*|meal)\b")


def field_of(header: str) -> tuple[Field, int] | None:
    """Return what a header means and how sure that is (2: its very words, 1: it sounds so)."""
    words = fold(header.replace("_", " "))
    for field, synonyms in _WHOLE.items():
        if words in synonyms:
            return field, 2
    if is_of_others(header):
        return None
    for field, pattern in _PATTERNS:
        if pattern.search(words):
            return field, 1
    return None


def is_of_others(header: str) -> bool:
    """Tell whether a column is about somebody or something else: a parent, a buyer, an event."""
    words = fold(header.replace("_", " "))
    return re.search(rf"{_OTHERS.pattern}|\bname s\b|\bnames of\b", words) is not None


def is_private(header: str) -> bool:
    """Tell whether a question is about what people may not want shown: gender, origin, health."""
    return _PRIVATE.search(fold(header)) is not None


def is_diet(header: str) -> bool:
    """Tell whether a question is about food."""
    return _DIET.search(fold(header)) is not None


_LEAD_IN = re.compile(
    r"^(?:please )?(?:what(?: is|'s|’s| are)?|which|in which|with which|select|enter|list|choose|"
    r"how would you (?:rate|describe)|rate|describe)(?: is| are)?(?: your| you| the)?"
    r"(?: personal| own| current)* ",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s+(?:are|do|did|have|would) you\b.*$|\s*\((?:optional|required|for [^)]*)\)|\s+please$",
    re.IGNORECASE,
)
_EXPERIENCE = re.compile(
    r"^skill ?: ?|^(?:your )?"
    r"(?:experience|skills?|level|knowledge|familiarity|confidence|proficiency)"
    r"(?: level)? (?:with|in|of|at|using) ",
    re.IGNORECASE,
)
_KNOWN_NAMES = (
    (re.compile(r"\bgender\b"), "Gender"),
    (re.compile(r"\bethnic|\brace\b"), "Ethnicity"),
    (re.compile(r"\bdietary\b"), "Diet"),
    (re.compile(r"^(?:ticket )?company(?: name)?$|\bcompany do you work\b"), "Company"),
)
_LONGEST_NAME = 60  # letters of an attribute's name: what a column head can hold


def short_name(header: str) -> str:
    """Return what to call a question's attribute: "Section" for "In which section are you…"."""
    words = fold(header)
    for pattern, name in _KNOWN_NAMES:
        if pattern.search(words):
            return name
    text = " ".join(header.replace("_", " ").split()).rstrip(" ?:*.")
    text = _EXPERIENCE.sub("", _LEAD_IN.sub("", _TAIL.sub("", text) or text) or text) or text
    text = text if len(text) <= _LONGEST_NAME else text[: _LONGEST_NAME - 1].rstrip() + "…"
    return text[:1].upper() + text[1:]
