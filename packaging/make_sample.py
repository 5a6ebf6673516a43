"""Make the sample community and its roster anew: made-up people, the same ones every time.

`python packaging/make_sample.py` writes resources/sample/community.json and roster.csv.  Days are
offsets from today, clocks are the workshop's own, so that the sample is never out of date.
"""

from __future__ import annotations

import csv
import io
import json
import random
from pathlib import Path

SAMPLE = Path(__file__).resolve().parent.parent / "resources" / "sample"
SEED = 1914

# display name | name on certificates | pronouns | e-mail | language | also speaks | field |
# organisation | gender
PEOPLE = """
Mai Trần|Trần Ngọc Mai|she/her|mai.tran|Tiếng Việt|English, Français|Data|Lantern Circle|Woman
Nguyễn Thị Minh Anh||she/her|minhanh.nguyen|Tiếng Việt|English|Design|Studio Sông|Woman
Phạm Quốc Bảo||he/him|bao.pham|Tiếng Việt|English|Engineering|City Library|Man
Đặng Thuỳ Dương||she/her|duong.dang|Tiếng Việt|Français|Research|Riverside University|Woman
Hoàng Văn Nam||he/him|nam.hoang|Tiếng Việt|English|Product|Studio Sông|Man
Lê Khánh Vy|Lê Ngọc Khánh Vy|she/her|vy.le|Tiếng Việt|English, 한국어|Data|Riverside University|Woman
Vũ Đình Phúc||he/him|phuc.vu|Tiếng Việt||Research|Open Clinic|Man
Amélie Dubois||elle|amelie.dubois|Français|English|Data|Atelier Nord|Woman
Loïc Le Goff||il|loic.legoff|Français|Brezhoneg, English|Engineering|Atelier Nord|Man
Zoë Müller|Zoë Annette Müller|she/her|zoe.mueller|Deutsch|Français, English|Design|Atelier Nord|Woman
Éloïse Béranger||elle|eloise.beranger|Français||Research|Riverside University|Woman
François-Xavier Noël||il|fx.noel|Français|English|Product|Open Clinic|Man
Aïcha Benali|عائشة بن علي|elle|aicha.benali|Français|العربية, English|Data|City Library|Woman
Łukasz Żak||on|lukasz.zak|Polski|English|Engineering|Green Grid|Man
Małgorzata Wiśniewska||ona|malgorzata.wisniewska|Polski|Deutsch|Research|Riverside University|Woman
Paweł Śliwiński||on|pawel.sliwinski|Polski|English|Data|Green Grid|Man
Zofia Jaźwińska-Bąk||ona|zofia.bak|Polski||Design|Studio Sông|Woman
Ayşe Yıldırım||o|ayse.yildirim|Türkçe|English|Product|Green Grid|Woman
İbrahim Şahin||o|ibrahim.sahin|Türkçe|Deutsch, English|Engineering|Open Clinic|Man
Gülşen Çağlayan||o|gulsen.caglayan|Türkçe||Research|City Library|Woman
ليلى منصور|ليلى يوسف منصور|هي|leila.mansour|العربية|English, Français|Engineering|Open Clinic|Woman
عمر الخطيب||هو|omar.khatib|العربية|English|Data|Riverside University|Man
نور الدين حداد||هو|nour.haddad|العربية|Français|Design|Atelier Nord|Man
سلمى بن يوسف||هي|salma.benyoussef|العربية|Français, English|Research|City Library|Woman
דניאל כהן||הוא|daniel.cohen|עברית|English|Product|Green Grid|Man
נועה לוי||היא|noa.levi|עברית|English, العربية|Design|Studio Sông|Woman
יעל ברק||היא|yael.barak|עברית||Engineering|Riverside University|Woman
प्रिया शर्मा||वह|priya.sharma|हिन्दी|English|Design|Studio Sông|Woman
अर्जुन मेहता||वह|arjun.mehta|हिन्दी|English|Data|Green Grid|Man
कविता क्षीरसागर||वह|kavita.kshirsagar|मराठी|हिन्दी, English|Research|Open Clinic|Woman
ธนพร ใจดี||เธอ|thanaporn.jaidee|ไทย|English|Research|City Library|Woman
กิตติศักดิ์ ศรีสุวรรณ์||เขา|kittisak.srisuwan|ไทย||Engineering|Green Grid|Man
ปิ่นมณี สุขเกษม||เธอ|pinmanee.sukkasem|ไทย|English|Product|Riverside University|Woman
王小明||他|xiaoming.wang|中文|English|Engineering|Green Grid|Man
李雨桐||她|yutong.li|中文|English, 日本語|Data|Riverside University|Woman
歐陽靖宜||她|jingyi.ouyang|中文||Design|Atelier Nord|Woman
佐藤 さくら||彼女|sakura.sato|日本語|English|Research|City Library|Woman
髙橋 健太||彼|kenta.takahashi|日本語|English|Engineering|Studio Sông|Man
山田 ひかり||彼女|hikari.yamada|日本語||Product|Open Clinic|Woman
김민준||그|minjun.kim|한국어|English|Engineering|Riverside University|Man
박서연||그녀|seoyeon.park|한국어|English|Data|Green Grid|Woman
Γιώργος Παπαδόπουλος||αυτός|giorgos.papadopoulos|Ελληνικά|English|Data|City Library|Man
Ελένη Κωνσταντίνου||αυτή|eleni.konstantinou|Ελληνικά|English|Design|Atelier Nord|Woman
Олена Коваленко||вона|olena.kovalenko|Українська|English, Polski|Data|Open Clinic|Woman
Тарас Шевчук||він|taras.shevchuk|Українська|English|Engineering|Green Grid|Man
Анна-Мария Щербакова||она|anna.shcherbakova|Русский|English|Research|Riverside University|Woman
Isabela Maria Fernanda Guadalupe de los Ángeles Ruiz-Montoya||ella|isabela.ruiz|Español|English|Product|Open Clinic|Woman
José Ángel Núñez||él|jose.nunez|Español|English|Engineering|Green Grid|Man
Suharti||she/her|suharti|Bahasa Indonesia|English|Research|City Library|Woman
தமிழ்செல்வி||அவள்|tamilselvi|தமிழ்|English|Design|Studio Sông|Woman
አበበ ተስፋዬ||እሱ|abebe.tesfaye|አማርኛ|English|Research|Riverside University|Man
Իսաբել Գրիգորյան||նա|isabel.grigoryan|Հայերեն|Русский, English|Data|Atelier Nord|Woman
თამარ ბერიძე||ის|tamar.beridze|ქართული|English|Product|Open Clinic|Woman
আরিফ হোসেন||সে|arif.hossain|বাংলা|English|Engineering|City Library|Man
Søren Østergård||han|soren.ostergard|Dansk|English|Product|Green Grid|Man
Emma Lindqvist||hon|emma.lindqvist|Svenska|English|Data|Atelier Nord|Woman
Kwame Mensah||he/him|kwame.mensah|English|Twi|Research|Riverside University|Man
Sofia Rossi||lei|sofia.rossi|Italiano|English|Design|Studio Sông|Woman
Tom Baker||they/them|tom.baker|English||Engineering|City Library|Non-binary
Siobhán O’Connor||she/her|siobhan.oconnor|English|Gaeilge|Product|Open Clinic|Woman
Jean-Luc D’Aubigné||he/they|jeanluc.daubigne|Français|English|Data|Riverside University|Man
Lucía Ortega||ella|lucia.ortega|Español|Català|Research|Open Clinic|Woman
"""  # noqa: E501 - a person a line

TOPICS = ["Asking questions", "Charts", "Python", "Speaking"]
WORDS = ["I have not tried", "With somebody beside me", "On my own", "I help others", "I teach it"]
ATTRIBUTES = [
    {"name": "Field", "kind": "category", "is_private": False},
    {"name": "Organisation", "kind": "category", "is_private": False},
    {"name": "Languages", "kind": "many", "is_private": False},
    {"name": "Years in the field", "kind": "number", "is_private": False},
    {"name": "Gender", "kind": "category", "is_private": True},
]
MENTORS = {"Mai Trần", "Nguyễn Thị Minh Anh", "አበበ ተስፋዬ", "Amélie Dubois", "李雨桐"}
ATTENTION = {"Łukasz Żak": "has the projector key", "佐藤 さくら": "asked for a mentor"}
ACCESS = {
    "Kwame Mensah": "step-free table",
    "Ελένη Κωνσταντίνου": "seat near the front, to read lips",
    "נועה לוי": "large print",
}
NOTES = {
    "Søren Østergård": "Offers to lead ice-breakers.",
    "प्रिया शर्मा": "Knows a printer for posters.",
    "Тарас Шевчук": "Looks for a partner for a project on school meals.",
}

PLACES = [{"name": "Library, Room 2", "capacity": 48}, {"name": "The Boathouse", "capacity": 36}]

# title | purpose | place | capacity | day | start | agenda | registered | share that came
WORKSHOPS = [
    {
        "title": "Reading charts without fear",
        "purpose": "So that nobody skips the picture in a report any more",
        "place": 0,
        "capacity": 48,
        "day": -63,
        "start": "14:00",
        "people": (34, 0.82, 2),
        "agenda": [
            ("Welcome and purpose", 10, "opening", "Mai Trần"),
            ("A chart that lied to me", 20, "ice_breaker", "Søren Østergård"),
            ("Five ways to read an axis", 30, "lecture", "Amélie Dubois"),
            ("Break", 15, "break", ""),
            ("Chart clinic in groups", 45, "hands_on", "李雨桐"),
            ("Takeaways and thanks", 15, "closing", "Mai Trần"),
        ],
    },
    {
        "title": "First steps in Python",
        "purpose": "So that everybody leaves with a program of their own that runs",
        "place": 1,
        "capacity": 36,
        "day": -35,
        "start": "10:00",
        "people": (36, 0.86, 1),
        "agenda": [
            ("Welcome, and who sits where", 10, "opening", "Mai Trần"),
            ("What a program is", 20, "lecture", "Łukasz Żak"),
            ("Your first ten lines", 40, "hands_on", ""),
            ("Break", 15, "break", ""),
            ("Help each other past an error", 40, "peer_tutoring", "አበበ ተስፋዬ"),
            ("What I will try at home", 15, "closing", "Mai Trần"),
        ],
    },
    {
        "title": "Telling a story with numbers",
        "purpose": "So that a good finding is also heard",
        "place": 0,
        "capacity": 48,
        "day": -14,
        "start": "14:00",
        "people": (39, 0.79, 3),
        "agenda": [
            ("Welcome and purpose", 10, "opening", "Mai Trần"),
            ("Two minutes, one number", 25, "ice_breaker", "Siobhán O’Connor"),
            ("Begin with the question", 25, "lecture", "Kwame Mensah"),
            ("Break", 15, "break", ""),
            ("Tell it to a stranger", 50, "discussion", "Nguyễn Thị Minh Anh"),
            ("Questions to everyone", 15, "questions", "Amélie Dubois"),
            ("Takeaways and thanks", 10, "closing", "Mai Trần"),
        ],
    },
    {
        "title": "Asking better questions of data",
        "purpose": "So that beginners leave with one question worth a month of work",
        "place": 0,
        "capacity": 44,
        "day": 0,
        "start": "",  # soon after the sample is opened: the door is open
        "people": (44, 0.57, 0),
        "agenda": [
            ("Welcome and purpose", 10, "opening", "Mai Trần"),
            ("One question I could not answer", 15, "ice_breaker", "Søren Østergård"),
            ("What makes a question answerable", 25, "lecture", "Amélie Dubois"),
            ("Sharpen your own question", 20, "hands_on", ""),
            ("Pairs critique", 30, "peer_tutoring", ""),
            ("Break", 15, "break", ""),
            ("Groups of five: choose one question", 25, "discussion", "Kwame Mensah"),
            ("Takeaways and thanks", 10, "closing", "Mai Trần"),
        ],
    },
    {
        "title": "Maps that tell the truth",
        "purpose": "So that our maps show people and not only land",
        "place": 1,
        "capacity": 36,
        "day": 7,
        "start": "14:00",
        "people": (21, 0.0, 0),
        "agenda": [
            ("Welcome and purpose", 10, "opening", "Mai Trần"),
            ("A map of how I came here", 20, "ice_breaker", "Emma Lindqvist"),
            ("What a map leaves out", 30, "lecture", "Олена Коваленко"),
            ("Break", 15, "break", ""),
            ("Map one street of this town", 60, "project", ""),
            ("Takeaways and thanks", 15, "closing", "Mai Trần"),
        ],
    },
]


def main() -> None:
    chance = random.Random(SEED)
    members = [member(line, chance) for line in PEOPLE.strip().splitlines()]
    community = {
        "settings": {
            "community_name": "Lantern Data Circle",
            "host_name": "Mai Trần",
            "certificate_title": "Certificate of attendance",
        },
        "topics": TOPICS,
        "attributes": ATTRIBUTES,
        "places": PLACES,
        "members": members,
        "workshops": [workshop(plan, members, chance) for plan in WORKSHOPS],
    }
    SAMPLE.mkdir(parents=True, exist_ok=True)
    text = json.dumps(community, ensure_ascii=False, indent=1)
    (SAMPLE / "community.json").write_text(text + "\n", "utf-8", newline="\n")
    (SAMPLE / "roster.csv").write_bytes(roster(members).encode("utf-8-sig"))


def member(line: str, chance: random.Random) -> dict[str, object]:
    name, legal, pronouns, mail, language, also, field, organisation, gender = line.split("|")
    joined = -chance.choice([7, 15, 36, 64, 120, 200, 300, 430, 700])
    languages = [language, *(word.strip() for word in also.split(",") if word.strip())]
    years = min(30, int(chance.expovariate(1 / 6)))
    has_phone = chance.random() < 0.45
    return {
        "display_name": name,
        "legal_name": legal,
        "pronouns": pronouns,
        "email": f"{mail}@example.org",
        "phone": f"+44 1632 960{chance.randrange(1000):03d}" if has_phone else "",
        "language": language,
        "access_needs": ACCESS.get(name, ""),
        "notes": NOTES.get(name, ""),
        "attention": ATTENTION.get(name, ""),
        "joined_day": joined,
        "photo_consent": chance.choice([True, True, True, False, None]),
        "directory_consent": chance.choice([True, True, False]),
        "is_mentor": name in MENTORS,
        "attributes": {
            "Field": field,
            "Organisation": organisation,
            "Languages": languages,
            "Years in the field": years,
            "Gender": gender,
        },
        "skills": skills(name in MENTORS, years, joined, chance),
    }


def skills(
    is_mentor: bool, years: int, joined: int, chance: random.Random
) -> dict[str, list[tuple[int, int, str]]]:
    """Assessments a topic: (day, level, source), oldest first."""
    made = {}
    for topic in TOPICS:
        middle = 2.1 + min(years, 12) / 8 + (1.4 if is_mentor else 0)
        first = max(1, min(5, round(chance.gauss(middle, 0.9))))
        told = [(joined, first, "self")]
        if joined < -35 and chance.random() < 0.4:
            told.append((-14, min(5, first + chance.choice([0, 1, 1])), "post"))
        made[topic] = told
    return made


def workshop(
    plan: dict[str, object], members: list[dict[str, object]], chance: random.Random
) -> dict[str, object]:
    day = plan["day"]
    registered, share, walk_ins = plan["people"]
    known = [n for n, m in enumerate(members) if n and m["joined_day"] < min(day, 0)]
    chosen = [0, *chance.sample(known, min(registered + 5, len(known)))]
    people, waiting = chosen[:registered], chosen[registered : registered + 3]
    gone = chosen[registered + 3 :][:2]
    rows = []
    for n in sorted(people):
        role = "mentor" if members[n]["is_mentor"] else "attendee"
        rows.append({"member": n, "role": "facilitator" if n == 0 else role})
    is_full = registered >= plan["capacity"]
    rows += [{"member": n, "status": "waitlisted"} for n in waiting if is_full]
    rows += [{"member": n, "status": "cancelled"} for n in gone]
    for row in rows[-walk_ins:] if walk_ins else []:
        row.pop("status", None)
        row["walk_in"] = True
    came = [row["member"] for row in rows if "status" not in row and chance.random() < share]
    came = sorted({0, *came, *(row["member"] for row in rows if row.get("walk_in"))})
    if not share:
        came = []
    # minutes from the start: most are early, a few late; today's have all come before it
    arrivals = sorted((minutes_from_start(day, chance), n) for n in came)
    return {
        **{key: plan[key] for key in ("title", "purpose", "place", "capacity", "day", "start")},
        "agenda": plan["agenda"],
        "registrations": rows,
        "arrivals": arrivals,
    }


def minutes_from_start(day: int, chance: random.Random) -> float:
    if day == 0:
        return round(chance.triangular(-28, -10, -12), 1)
    return round(max(-28.0, min(25.0, chance.gauss(-11, 9))), 1)


def roster(members: list[dict[str, object]]) -> str:
    """The same people as an import file, as a form's spreadsheet would have them."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    names = ["Name", "Name on certificate", "Pronouns", "Email", "Phone", "Access needs"]
    about = ["Field", "Organisation", "Languages", "Years in the field", "Gender"]
    rows.writerow([*names, *about, *TOPICS])
    for who in members:
        told = who["attributes"]
        levels = [who["skills"][topic][-1][1] for topic in TOPICS]
        rows.writerow(
            [
                who["display_name"],
                who["legal_name"],
                who["pronouns"],
                who["email"],
                who["phone"],
                who["access_needs"],
                told["Field"],
                told["Organisation"],
                "; ".join(told["Languages"]),
                told["Years in the field"],
                told["Gender"],
                *(f"{level}. {WORDS[level - 1]}" for level in levels),
            ]
        )
    return out.getvalue()


if __name__ == "__main__":
    main()
