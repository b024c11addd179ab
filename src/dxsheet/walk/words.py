"""What the walk says besides its questions: answers that do not fit, headings, the legend."""

from __future__ import annotations

from dxsheet.lang import Text

NONE_OF_THESE = Text("none of these", "どれでもない")
YES = Text("yes", "はい")
NO = Text("no", "いいえ")

# Why an answer cannot be taken.
NEEDED = Text(
    "This one is needed to go on. (q saves and leaves.)",
    "これは先に進むために必要です（q で保存して終われます）。",
)
NUMBER = Text("A number, please, as 12 or 3.5.", "数字で答えてください（例: 12、3.5）。")
DATE = Text(
    "A date, please, as 2025-05-01.",
    "日付で答えてください（例: 2025-05-01、令和7年5月1日）。",
)
ONE_OF = Text("One of the numbers {numbers}, please.", "{numbers} の番号で答えてください。")
SOME_OF = Text(
    "One or more of the numbers {numbers}, please, as 1,3.",
    "{numbers} の番号で答えてください（いくつでも。例: 1、3）。",
)
NUMBERS = Text("Numbers with spaces between, please, as 4 3 5.",
               "数字を空白で区切って並べてください（例: 4 3 5）。")  # fmt: skip
TOO_LONG = Text(
    "That is very long; please say it within {limit} characters.",
    "長すぎます。{limit}字以内にまとめてください。",
)
UNREADABLE = Text(
    "Some signs in it could not be read (another encoding?). Please type it again.",
    "読み取れない文字が混ざっています（文字コードの違い）。打ち直してください。",
)
NOT_ONLY_DIGITS = Text(
    "That is only a number; please write a sentence. (If you mean it: “12”.)",
    "数字だけです。文で書いてください（そのまま答えにするなら「12」と囲みます）。",
)
POINTED_TO = Text(
    "{id} cannot go: {users} points to it. Change that first, or write other words for it.",
    "{id} は {users} から使われているので消せません。先にそちらを変えるか、言い直してください。",
)
