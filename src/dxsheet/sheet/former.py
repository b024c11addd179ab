"""Words that stood on pages, in workbooks and in Word forms before: read as what they are now."""

from __future__ import annotations

from dxsheet.lang import Text

# The Japanese label of today → what it was.
_FORMER = {
    "案を出す": ("出す",),
    "今の手順": ("手順の前",),
    "見直し後の手順": ("手順の後",),
    "挙げた人": ("出した人",),
    "次回確認日": ("見直し日",),
    "進行役": ("進める人",),
    "対応する問題": ("どの問題の",),
    "対応する解決策": ("どの解決策の",),
    "対応する試行": ("どの試行の",),
    "この案から生まれた解決策": ("なった解決策",),
    "これまでの変化": ("振り返り",),
    "組織名（団体・機関）": ("団体",),
    "シートID": ("シート番号",),
    "残した指摘": ("了承",),
    "代わりの人": ("代わり",),
    "不採用": ("却下",),
    "課題（原因）特定": ("課題特定",),
}


def words_of(label: Text) -> tuple[str, ...]:
    """What a label is written as: Japanese, English, and the words it had before."""
    return (label.ja, label.en, *_FORMER.get(label.ja, ()))
