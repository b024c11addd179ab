"""What the edits say when they refuse."""

from __future__ import annotations

from dxsheet.lang import Text

NO_KIND = Text("There is no kind {kind} to add.", "「{kind}」という種類は追加できません。")
KINDS = Text("The kinds are {kinds}.", "追加できるのは {kinds} です。")
NO_FIELD = Text("There is no field {name}.", "「{name}」という項目はありません。")
FIELDS = Text("The fields there are {known}.", "使えるのは {known} です。")
NOTHING = Text("Nothing is given to write into the {kind}.", "追加する {kind} の中身がありません。")
GIVE = Text(
    "Add --text or another field; `dxsheet add --help` lists them.",
    "--text などで中身を書いてください。一覧は dxsheet add --help で出ます。",
)
KEEPS_NOTHING = Text(
    "A finding is kept with its rule, its place and a reason; {missing} is missing.",
    "指摘を了承するには、指摘の番号・場所・理由が要ります（ないもの: {missing}）。",
)
KEEP = Text(
    'Write it as: dxsheet add keep FILE --rule P001 --at P1 --reason "...".',
    "例: dxsheet add keep ファイル --rule P001 --at P1 --reason 理由",
)
NO_ENTRY = Text("There is no entry {name}.", "「{name}」にあたる項目がありません。")
NO_ITEM = Text(
    "Nothing on the sheet has the id {one}.", "番号 {one} のものが、シートにありません。"
)
IDS = Text("The ids are {ids}.", "いまある番号は {ids} です。")
NOT_ASSIGNED = Text("`{word}` is no assignment.", "「{word}」は代入の形になっていません。")
ASSIGN = Text(
    "Write ID.FIELD=VALUE, as C1.status=identified or roles.sponsor=NAME.",
    "番号.項目=値 の形で書いてください（例: C1.status=identified、roles.sponsor=名前）。",
)
NEVER_TIED = Text(
    "{one} is never tied to something in `{list}`.",
    "{one} を {list} のものと結ぶことはできません。",
)
TIES = Text(
    "A solution is tied to causes, a cause to problems, work to a solution.",
    "解決策は課題（原因）と、課題（原因）は問題と、作業は解決策と結びます。",
)
POINTED_AT = Text("{others} point(s) to {one}.", "{others} が {one} を指しています。")
WITH_LINKS = Text(
    "Unlink them first, or add --with-links to take the links out too.",
    "先に unlink で外すか、--with-links を付けて結び付きごと消してください。",
)
NO_TEXT = Text("{one} has no text to park.", "{one} には、置いておく文がありません。")
PARK = Text(
    'Give the idea itself: dxsheet park FILE "TEXT".', "アイデアの文をそのまま書いてください。"
)
BAD_VALUE = Text("{name}: `{value}` cannot stand there.", "{name} に「{value}」は書けません。")
PARKED_ALREADY = Text("{one} is parked already.", "{one} は、もうアイデア置き場にあります。")
