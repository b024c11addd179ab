"""Single signs that keep a line from being read: invisible, full-width, reserved, unspaced."""

from __future__ import annotations

import re

from dxsheet.lang import Text, same
from dxsheet.yamlfile.complaint import KEY, LEAD, Cause, Spot


def invisible(spot: Spot) -> Cause | None:
    """U+2028, a stray BOM and the like: no editor shows them."""
    for number, line in spot.near():
        hit = re.search("[\x85\u2028\u2029\ufeff\u200b\u00a0]", line)
        if hit:
            return Cause(
                number,
                hit.start() + 1,
                Text(
                    "An invisible character ({name}) keeps this line from being read.",
                    "目に見えない文字（{name}）があるため、この行を読めません。",
                ).fill(name=f"U+{ord(hit.group()):04X}"),
                Text(
                    "It often comes with pasted text; delete it, or type that part again.",
                    "貼り付けた文字に混ざることがあります。削除するか、打ち直してください。",
                ),
            )
    return None


def tab(spot: Spot) -> Cause | None:
    """Y006: a tab among the spaces a line begins with."""
    for number, line in spot.near():
        hit = re.match(r"[ ]*(?:-[ ]*)*(\t)", line)
        if hit:
            return Cause(
                number,
                hit.start(1) + 1,
                Text(
                    "This line is indented with a tab.",
                    "この行の字下げにタブが使われています。",
                ),
                Text(
                    "YAML takes spaces only: two for each level. Most editors can turn tabs into"
                    " spaces.",
                    "YAMLの字下げは半角スペースだけです（1段につき2つ）。"
                    "エディターの機能でタブをスペースに変えられます。",
                ),
                "Y006",
            )
    return None


def full_width(spot: Spot) -> Cause | None:
    """A full-width colon, space or list mark typed where YAML wants a half-width one."""
    for number, line in spot.near():
        for pattern, names in _WIDE:
            hit = re.match(pattern, line)
            if hit:
                return Cause(
                    number,
                    hit.start(1) + 1,
                    Text(
                        "A full-width {en} ({sign}) stands where YAML wants a half-width one.",
                        "YAMLの記号の位置に全角の{ja}（{sign}）があります。",
                    ).fill(en=names.en, ja=names.ja, sign=same(hit.group(1))),
                    Text(
                        "Could you type it again in half width: `key: value`, with a half-width"
                        " colon and space?",
                        "半角で打ち直していただけますか。"
                        "`キー: 値` のコロンとその後の空白は半角です。",
                    ),
                )
    return None


_WIDE = (
    (r"[ ]*(\u3000)", Text("space", "スペース")),
    (r"[ ]*-[ ]*(\u3000)", Text("space", "スペース")),
    (r"[ ]*([－ー―・])(?:[ \u3000]|(?=[A-Za-z]))", Text("list mark", "箇条書きの印")),
    (rf"{KEY}[ \u3000]*(：)", Text("colon", "コロン")),
    (rf"{KEY}:(\u3000)", Text("space", "スペース")),
)


def reserved(spot: Spot) -> Cause | None:
    """A value that begins with a sign YAML keeps for itself."""
    for number, line in spot.near():
        hit = re.match(rf"{LEAD}([@`%*&!|>,\]}}])(.*)", line)
        if hit and not re.fullmatch(r"[|>][-+0-9]*[ ]*(?:#.*)?", hit.group(1) + hit.group(2)):
            return Cause(
                number,
                hit.start(1) + 1,
                Text(
                    "A value cannot begin with `{sign}`, a sign that YAML keeps for itself.",
                    "`{sign}` はYAMLで特別な意味を持つため、値の先頭に置けません。",
                ).fill(sign=hit.group(1)),
                Text("Put the whole value in double quotes.", '値の全体を " " で囲んでください。'),
            )
    return None


def no_space(spot: Spot) -> Cause | None:
    """`key:value` or `-key: value`."""
    for number, line in spot.near():
        hit = re.match(rf"{KEY}:([^\s/])", line)
        if hit:
            return Cause(
                number,
                hit.start(1) + 1,
                Text("There is no space after the colon.", "コロン `:` の後に空白がありません。"),
                Text(
                    "Write `key: value` with one half-width space.",
                    "`キー: 値` のように、半角の空白を1つ入れてください。",
                ),
            )
        hit = re.match(r"[ ]*-([A-Za-z_]+:[ ])", line)
        if hit:
            return Cause(
                number,
                hit.start(1) + 1,
                Text(
                    "There is no space after the list mark `-`.",
                    "箇条書きの `-` の後に空白がありません。",
                ),
                Text(
                    "Write `- key: value` with one half-width space.",
                    "`- キー: 値` のように、半角の空白を1つ入れてください。",
                ),
            )
    return None
