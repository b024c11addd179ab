"""A very large sheet: thirty causes and twenty solutions of every status and kind."""

from __future__ import annotations

import random

from dxsheet.sheet.nouns import Sheet
from tests.made_sheets import sheet

_CAUSES = {
    "ja": (
        "申請書の様式が課ごとに違い、何を書けばよいか分からない",
        "同じ内容を三つの台帳に書き写している",
        "記入例が古く、改正後の区分が載っていない",
        "受付番号が手書きで、後から探せない",
        "決裁の順番が決まっておらず、担当者の判断で回している",
        "添付書類の要否が窓口と審査で食い違い、月に30件ほど差し戻している（10月の実数）",
        "システムの画面で住所コードを毎回引き直す",
        "問合せの電話が昼の一時間に集中する",
        "前任者の引継ぎがメモ一枚だった",
        "外国語の案内がなく、窓口で身ぶりになる",
    ),
    "en": (
        "Each division has its own form, so people do not know what to write",
        "The same facts are copied into three ledgers",
        "The sample form is old and lacks the new categories",
        "Receipt numbers are written by hand and cannot be searched",
        "The order of approval is not settled",
        "Counter and examiners disagree on which papers are needed; about 30 forms a month go back",
        "The address code has to be looked up anew on every screen",
        "Calls come in the one hour around noon",
        "The handover was one sheet of notes",
        "There is no guidance in other languages",
    ),
}
_SOLUTIONS = {
    "ja": (
        "様式を全庁で一つにし、記入欄を半分に減らす",
        "台帳を一つの表にまとめ、写すのをやめる",
        "記入例を改正に合わせて書き直し、窓口に置く",
        "受付番号を自動で振るようにシステムを改修する",
        "添付書類の要否を一枚の表にし、審査と窓口の両方が同じ表を見る",
    ),
    "en": (
        "One form for the whole office, with half the fields",
        "One table instead of three ledgers, and no more copying",
        "Rewrite the sample form and put it on the counter",
        "Number receipts automatically",
        "One table of the papers needed, which counter and examiners both use",
    ),
}
_PROBLEMS = {
    "ja": (
        "転入の届出で窓口の書き直しが週に40件あり、待ち時間が平均52分になっている",
        "審査で差し戻した届出の3割が、二度目も差し戻しになる",
        "異動の時期に、届出の登録が翌週にずれ込む",
    ),
    "en": (
        "At the counter 40 forms a week are rewritten, and people wait 52 minutes on average",
        "Three in ten of the forms sent back come back wrong again",
        "In the moving season registration slips into the next week",
    ),
}


def large(lang: str = "ja", causes: int = 30, solutions: int = 20, seed: int = 7) -> Sheet:
    """Three problems, many causes, many solutions, linked at random; every status and kind."""
    draw = random.Random(seed)
    return sheet(
        title="転入手続の書き直し" if lang == "ja" else "Rewriting at the counter",
        language=lang,
        date="2025-02-03",
        stage="identified",
        problems=[
            {"id": f"P{n}", "text": text, "affected": "-", "evidence": "-"}
            for n, text in enumerate(_PROBLEMS[lang], 1)
        ],
        causes=[_cause(n, lang, draw) for n in range(1, causes + 1)],
        solutions=[_solution(n, causes, lang, draw) for n in range(1, solutions + 1)],
    )


def _cause(n: int, lang: str, draw: random.Random) -> dict[str, object]:
    status = draw.choice(("identified", "identified", "identified", "unverified", "rejected"))
    few = draw.sample(("P1", "P2", "P3"), draw.choice((1, 1, 1, 2)))
    return {
        "id": f"C{n}",
        "text": _CAUSES[lang][n % 10],
        "problems": few,
        "status": status,
        "evidence": "10月の届出で数えた" if lang == "ja" else "counted in October",
        "reason": "-" if status == "rejected" else None,
    }


def _solution(n: int, causes: int, lang: str, draw: random.Random) -> dict[str, object]:
    kinds = ("system_change", "new_system", "training", "manual", "rule", "process", "abolish")
    linked = draw.sample(range(1, causes + 1), draw.choice((0, 1, 1, 2, 2, 3, 4)))
    return {
        "id": f"S{n}",
        "text": _SOLUTIONS[lang][n % 5],
        "causes": [f"C{one}" for one in linked],
        "kind": draw.choice(kinds),
        "effect": draw.choice(("high", "medium", "low")),
        "effort": draw.choice(("high", "medium", "low")),
        "owner": draw.choice(("山田", "中村", "鈴木")) if lang == "ja" else "Yamada",
        "status": draw.choice(("adopted", "proposed", "proposed", "parked", "dropped")),
    }
