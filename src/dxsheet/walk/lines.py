"""One line that says several things: a participant, a piece of work, a trial, a result.

Each function takes what was said and gives the fields of one entry. What cannot be told apart stays
in the first field, and the walk shows back what it understood.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from dxsheet.lang import Lang, Text, in_a_row
from dxsheet.sheet.choices import LEVEL, PART, SKILL, STANCE
from dxsheet.sheet.fields import Noun
from dxsheet.sheet.nouns import Content, Outcome, Participant
from dxsheet.spoken import (
    as_count,
    as_day,
    as_measure,
    as_names,
    folded,
    means_unknown,
    same_unit,
    who_and_when,
)

Fields = dict[str, str]

ARROW = re.compile(r"\s*(?:→|⇒|=>|->|＞＞|>>)\s*")
COMMA = re.compile(r"\s*[、，,;；\n]\s*")
_OTHER_WORDS: Mapping[str, Sequence[str]] = {
    "decide": ("決定", "決定する", "決める人", "決裁", "decide", "decider"),
    "offer": ("出す", "案", "提案", "意見", "意見を出す", "offer", "ideas", "gives ideas"),
    "watch": ("見学", "見るだけ", "聞くだけ", "情報収集", "watch", "observer", "listens"),
    "facilitate": ("進行", "進行役", "進める", "進める人", "司会", "facilitate", "facilitator"),
    "bpr": ("業務改革", "bpr", "改革"),
    "service_design": ("サービス設計", "利用者目線", "サービスデザイン", "service design"),
    "project_management": ("pm", "進捗管理", "プロジェクト管理"),
    "the_work": ("業務", "実務", "現場", "the work"),
    "digital": ("it", "システム", "デジタル", "digital"),
    "opposed": ("反対", "against", "negative"),
    "supportive": ("賛成", "for it", "positive", "in favour"),
    "indifferent": ("関心なし", "無関心"),
    "high": [
        "大きい",
        "高い",
        "高",
        "多い",
        "大変",
        "難しい",
        "large",
        "big",
        "hard",
        "difficult",
        "h",
        "hi",
    ],
    "low": [
        "小さい",
        "低い",
        "低",
        "少ない",
        "楽",
        "簡単",
        "かんたん",
        "small",
        "little",
        "easy",
        "l",
        "lo",
    ],
    "medium": ["中くらい", "普通", "ふつう", "そこそこ", "middle", "mid", "med", "medium", "m"],
}
_LOAD = re.compile(
    r"^(?:特に)?(?:なし|none)$|時間|半日|毎[週月日]|[週月年日]に?\d|負担|分程度"
    r"|\bhours?\b|\bminutes?\b|per (?:week|month)|\ba (?:week|month)\b"
)
_A_FEW = re.compile(r"(?:数|何|若干)[人名]か?|多数|大勢|several|a few|some|many")
_STAND_IN = re.compile(
    r"^(?:代わり|代理|不在時|stand[- ]?in|deputy|backup)(?:は|の人)?[:： ]*", re.I
)
_OWNER = re.compile(r"^(?:主担当者?|担当者?|main owner|owner|by)[:： は]+", re.I)
_TITLE = re.compile(r"(?:さん|氏|係長|課長|部長|主任|主査)$")
_OFFICE = re.compile(
    r"(?:課|係|部|局|室|班|担当|センター|グループ|チーム|窓口|案内|section|team|desk|office|unit|division)$",
    re.I,
)
_JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def english(text: str) -> bool:
    """Whether no Japanese stands in a text; an arrow or a curly apostrophe makes none."""
    return not _JAPANESE.search(text)


def _chosen(text: str, choices: Mapping[str, object]) -> str:
    """The word of a choice that a text stands for, "" where it is none."""
    plain = folded(text)
    for value in choices:
        label = choices[value]
        known = [value, *_OTHER_WORDS.get(value, ())]
        known += [getattr(label, "ja", ""), getattr(label, "en", "")]
        if plain in map(folded, known):
            return value
    return ""


def _pieces(text: str) -> list[str]:
    """The parts of a line: at commas where there are some, else at spaces (Japanese only)."""
    if COMMA.search(text) or english(text):
        return [one for one in COMMA.split(text) if one]
    return [one for one in re.split(r"[\s\u3000]+", text) if one]


def labelled(noun: type[Noun], text: str) -> Fields:
    """The fields of `label: value; label: value`; empty where it is not said so."""
    names: dict[str, str] = {}
    for key, field in noun.fields.items():
        names |= dict.fromkeys(map(folded, (key, field.label.en, field.label.ja)), key)
    found: Fields = {}
    for part in re.split(r"[;；\n]+", text):
        label, sign, value = re.sub(r"[：＝=]", ":", part, count=1).partition(":")
        if not part.strip():
            continue
        said = names.get(folded(label))
        if not sign or said is None or not value.strip():
            return {}
        found[said] = value.strip()
    return found


_COUNTED = re.compile(r"\d|[一二三四五六七八九十]+[人名]|^(?:about )?[a-z]+$")
_FROM = re.compile(r"([A-Z].*?) from ((?:the )?[A-Za-z].*)")
_CONTACT = re.compile(r"@|^[^a-z\u3040-\u9fff]+$|^(?:電話|内線|tel|ext|phone|e?-?mail)", re.I)
_BESIDE_A_COUNT = re.compile(r"(?<=[^\d\s約])(?=約?[\d０-９]+[名人]$)")
_RUN_ON = re.compile(
    r"(\D+?) ((?:about )?\d+(?: (?:people|persons?|members?|staff|clerks?|officers?))?)(?: (\D+))?"
)


def _of_a_participant(text: str) -> list[str]:
    """The parts of a line, also of one in a breath: `front desk 3 Citizens' Dept decides`."""
    pieces = [one for piece in _pieces(text) for one in _BESIDE_A_COUNT.split(piece)]
    if len(pieces) != 1 or not english(text):
        return pieces
    part = next((one.en for one in PART.values() if text.endswith(f" {one.en}")), "")
    name = text.removesuffix(part).strip()
    found = _RUN_ON.fullmatch(name)
    in_parts = found and (found[3] or " " in found[2].removeprefix("about "))
    return [one for one in (*(found.groups() if found and in_parts else [name]), part) if one]


def participant(
    text: str, said_before: Iterable[str] = ()
) -> tuple[Fields, tuple[str, ...], tuple[str, ...]]:
    """Name, number of people, unit, part and load of one line; the skills named in it; the rest.

    Who is against it, or for it, is a stakeholder too: `stance`, and behind it `concern`. The rest
    is what is told to be no field's: it lands in none, and the walk asks about it. A department
    `said_before` is known behind a name without a comma.
    """
    fields: Fields = {}
    skills: list[str] = []
    plain: list[str] = []
    rest: list[str] = []
    for piece in _of_a_participant(text):
        said = labelled(Participant, piece)
        piece = next(iter(said.values()), piece)  # noqa: PLW2901
        part, skill = _chosen(piece, PART), _chosen(piece, SKILL)
        count = as_count(piece) if _COUNTED.search(folded(piece)) else None
        if "load" in said or "unit" in said:
            fields |= said
        elif not plain:
            plain.append(piece)
        elif part:
            fields["part"] = part
        elif stance := _chosen(piece, STANCE):
            fields["stance"] = stance
        elif "stance" in fields:
            fields["concern"] = " ".join(filter(None, (fields.get("concern"), piece)))
        elif skill:
            skills.append(skill)
        elif count is not None and "count" not in fields:
            fields["count"] = str(count)
        elif _A_FEW.fullmatch(folded(piece)):
            plain[0] += f" ({piece})" if english(text) else f"（{piece}）"
        elif _LOAD.search(piece) and not _OFFICE.search(piece) and "load" not in fields:
            fields["load"] = piece
        elif _CONTACT.search(piece) or count or (plain[1:] and not _OFFICE.search(piece)):
            rest.append(piece)
        else:
            plain.append(piece)
    fields["name"], *units = plain or [text]
    if known := [one for one in said_before if one and fields["name"].endswith(f" {one}")]:
        fields["name"], units = fields["name"].removesuffix(f" {known[0]}"), units or known[:1]
    if not units and (came := _FROM.fullmatch(fields["name"])):  # Sam from the contractor
        fields["name"], *units = came.groups()
    fields |= {"unit": " ".join(units)} if units else {}
    return fields, tuple(skills), tuple(rest)


def stakeholder(text: str) -> Fields:
    """Name, stance, worry and what is done about it: `会計課 反対 責任が不明 → 記録が残る`."""
    said, *responses = ARROW.split(text)
    fields: Fields = {"response": " → ".join(responses)} if responses else {}
    pieces = _pieces(said)
    for nth, piece in enumerate(pieces[1:3], 1):
        if stance := _chosen(piece, STANCE):
            joint = ", " if english(text) else "、"
            fields |= {"name": " ".join(pieces[:nth]), "stance": stance}
            fields["concern"] = joint.join(pieces[nth + 1 :])
            return {key: one for key, one in fields.items() if one}
    fields["name"] = said if not responses or len(pieces) < 2 else pieces[0]
    if fields["name"] != said:
        fields["concern"] = said[len(pieces[0]) :].lstrip(" 、,")
    return fields


def like_a_name(text: str, known: Collection[str]) -> bool:
    """Whether a text may be the name of a person or an office."""
    if text in known or _OFFICE.search(text):
        return True
    if english(text):
        words = text.split()
        return 0 < len(words) <= 3 and all(one[:1].isupper() for one in words)
    bare = _TITLE.sub("", text)
    return len(bare) <= 6 and not re.search(
        r"[をにがはのでへと]|[るうくすつたいか]$|案$|確認$|作成$", bare
    )


def only_names(field: str, text: str, known: Collection[str]) -> bool:
    """Whether a line names several people and no more of them; a lone second may be an office."""
    pieces = [one for one in COMMA.split(text) if one]
    if len(pieces) < 2 or re.search(rf"[\n:：]|{ARROW.pattern}", text):
        return False
    if field == "stakeholders.name":
        return not stakeholder(text).keys() - {"name"} and not any(map(_SAYS.search, pieces))
    fields, skills, _ = participant(text)
    if fields.keys() - {"name", "unit"} or skills:
        return False
    rest = pieces[1:]
    persons = all(like_a_name(one, known) and not _OFFICE.search(one) for one in rest)
    return persons and (len(rest) > 1 or rest[0] in known or bool(_TITLE.search(rest[0])))


_SAYS = re.compile(r"[るうくすつぬむぶたい]$|[がをに].+[^\s係課]$|^\S+(?: \S+){4,}$")


def task(
    text: str, today: str, known: Collection[str] = (), *, owner_first: bool = False
) -> Fields:
    """What is to be done, by whom, by when, and who steps in: `案を作る、山田、9月30日`.

    Args:
        text: what was said.
        today: the day that spoken dates count from.
        known: names that were said before.
        owner_first: whether the question asks who before it asks what.
    """
    owner, due, text = who_and_when(text, today, known, owner_first=owner_first)
    fields: Fields = {key: said for key, said in (("owner", owner), ("due", due)) if said}
    rest: list[str] = []
    for piece in (one for one in COMMA.split(text) if one):
        if day := as_day(piece, today):
            fields["due"] = day
        elif found := _STAND_IN.match(piece):
            fields["stand_in"] = piece[found.end() :]
        elif found := _OWNER.match(piece):
            fields["owner"] = piece[found.end() :]
        elif not means_unknown(piece):
            rest.append(piece)
    named = [one for one in rest if like_a_name(one, known)]
    if "owner" not in fields and named and (len(rest) > 1 or owner_first or named[0] in known):
        fields["owner"] = named[0] if owner_first else named[-1]
        rest.remove(fields["owner"])
    fields["text"] = (", " if english(text) else "、").join(rest)
    return {key: one for key, one in fields.items() if one}


def owners(text: str) -> tuple[str, ...]:
    """The owners on one line; a name with its office (`Yamada, General Affairs`) is one."""
    names = as_names(text)
    offices = [one for one in names if _OFFICE.search(one)]
    if len(names) == 2 and (len(offices) == 1 or english(text)):
        return (text,) if offices or " " in names[1] else names
    return names


def trial(text: str) -> Fields:
    """Where, what work and how long: `駅前出張所、海外からの転入だけ、4月から6月`."""
    pieces = [one for one in COMMA.split(text) if one]
    if len(pieces) != 3:
        return {"units": text}
    return dict(zip(("units", "work", "period"), pieces, strict=True))


def both(text: str, first: str, second: str) -> Fields:
    """Two fields with an arrow between them; all of it is the first where there is none."""
    pieces = ARROW.split(text)
    if len(pieces) != 2 or not all(pieces):
        return {first: text}
    return {first: pieces[0], second: pieces[1]}


_SIGNED = (
    r"[<＜≤≦>＞≥≧約~〜]|およそ|平均|(?<=\s)(?:about|around|roughly|approximately|under|below|over"
    r"|above|at most|at least|less than|more than)\s+"
)


def outcome(text: str, lang: Lang = "ja") -> Fields:
    """What is measured, before, wanted and the result: `貸出の時間 18分 → 5分 → 6分`."""
    head, *figures = ARROW.split(text)
    found = re.fullmatch(
        rf"(.*?\S)[\s\u3000:：、,]*((?:{_SIGNED})?[\d０-９][^\s]*(?:\s*\S+)?(?:\s+of\s.*)?)", head
    )
    first = as_measure(found[2]) if found else None
    a_day = as_day(" ".join(head.split()[-2:]))  # from April 2027
    if first and (a_day or re.match(r"[年月日](?:から|に|まで|の)", first.unit)):
        return {"measure": text}
    if not found or not first or not re.search(r"[^\W\d]", found[1]):
        return {"measure": text}
    fields = {"measure": found[1].rstrip(" 、,:：は"), "baseline": first.number, "unit": first.unit}
    more = [noted("baseline", found[2], lang)] if first.sign or first.rest else []
    for key, said in zip(("wanted", "result"), figures, strict=False):
        fields[key], unit, all_of_it = figure(said, fields["unit"], goal=key == "wanted")
        fields["unit"] = fields["unit"] or unit
        more += [noted(key, all_of_it, lang)] if all_of_it else []
    fields["note"] = in_a_row(more, lang)
    return {key: one for key, one in fields.items() if one}


def figure(text: str, unit: str, *, goal: bool = False) -> tuple[str, str, str]:
    """The number of a short answer, its unit, and all of it where more was said than these.

    Where the unit is another than `unit` all of it stays as it was said. That a `goal` is at most
    or at least so much goes without saying.
    """
    found = as_measure(text)
    if not found or (unit and found.unit and not same_unit(found.unit, unit)):
        return text.strip(), "", ""
    return found.number, found.unit, text.strip() if found.rest or (found.sign and not goal) else ""


def target(said: Iterable[str], unit: str) -> str:
    """The figure in this unit that one of several texts holds alone; "" where none does."""
    figure = re.compile(rf"[\d.,]*\d\s?{re.escape(folded(unit))}")
    found = (figure.findall(folded(one)) for one in said if unit)
    return next((one[0] for one in found if len(one) == 1), "")


_COMPARED = {
    "<": Text("less than {n}", "{n}未満"),
    "<=": Text("at most {n}", "{n}以下"),
    ">": Text("more than {n}", "{n}超"),
    ">=": Text("at least {n}", "{n}以上"),
    "~": Text("about {n}", "約{n}"),
}


def noted(key: str, said: str, lang: Lang) -> str:
    """What was said of a figure besides its number, for the note: `result: less than 35%`."""
    found = as_measure(said)
    if found and found.sign and not found.rest and not said[:1].isalnum():
        apart = " " if lang == "en" and found.unit[:1].isalpha() else ""
        said = _COMPARED[found.sign].fill(n=f"{found.number}{apart}{found.unit}").to(lang)
    return f"{Outcome.fields[key].label.to(lang)}: {said}"


def is_figure(text: str) -> bool:
    """Whether a text stands as a number in the file."""
    return bool(re.fullmatch(r"[+-]?\d+(?:\.\d+)?", text))


def levels(text: str) -> Fields:
    """Effect and effort, and the cost where it is said too: `大 小 年30万円`."""
    plain = re.sub(r"(効果|手間|effect|effort)[:： は]*", " ", text)
    pieces = [one for one in re.split(r"[\s\u3000、,/／]+", plain) if one]
    if len(pieces) == 1 and len(pieces[0]) == 2:
        pieces = list(pieces[0])
    found = [
        _chosen(one, LEVEL) or {"1": "high", "2": "medium", "3": "low"}.get(folded(one), "")
        for one in pieces[:2]
    ]
    if not found or not all(found):
        return {}
    cost = text[text.rindex(pieces[2]) :] if len(pieces) == 3 else " ".join(pieces[2:])
    return {
        **dict(zip(("effect", "effort"), found, strict=False)),
        **({"cost": cost} if cost else {}),
    }


def content(text: str) -> Fields:
    """What a message must hold, box by box; unlabelled, all of it is what it is about."""
    return labelled(Content, text) or {"what": text}
