"""What the walk says around its questions."""

from __future__ import annotations

from dxsheet.lang import Text

WELCOME = Text(
    "First the problem, then its causes, then what to do. Each answer is saved at once.",
    "問題、課題（原因）、解決策の順に進みます。答えはその場で保存されます。",
)
AGAIN = Text("Going on with {file}.", "{file} の続きから始めます。")
ANYTIME = Text("At any question:", "どの問いでも使えます:")
WIDE = Text(
    "Words work too: back, skip, don't know. In quotes they are an answer: “back”.",
    "全角でも、「とばす」などの言葉でも。答えにしたいときは「」で囲みます。",
)
MADE = Text("Saved as {file}.", "{file} に保存しました。")
NOW = Text("so far: {value}", "今の答え: {value}")
KEEPS = Text("(Enter keeps it)", "（Enter でそのまま）")
DEFAULT = Text("(Enter: {value})", "（Enter: {value}）")
EXAMPLE = Text("Example: {example}", "例: {example}")
WHY = Text("Why: {why}", "なぜ聞くのか: {why}")
RECAP = Text("So far", "ここまで")
WORDING = Text("On the wording: {id} {message}", "言い方のヒント: {id} {message}")
WORDING_MORE = Text("({count} more: `dxsheet check`)", "（ほか{count}件は dxsheet check で）")
MINUTES = Text("about {minutes} min", "{minutes}分ほど")
LEFT_AS_IS = Text(
    "(No answer to this among yours: left as it is.)",
    "（用意された答えにないので、このまま進みます）",
)
FIRST = Text("There is nothing before this question.", "これより前の問いはありません。")
GONE = Text(
    "The sheet was changed meanwhile, and what this was about is gone.",
    "この間にシートが変更され、この問いの対象がなくなりました。",
)

ALL_DONE = Text("That was the last question.", "これで、すべての問いを回りました。")
OPEN_LEFT = Text(
    "{count} passed over or not known yet; `dxsheet resume` asks them again.",
    "とばした問い・まだ分からない問いが{count}件あります。dxsheet resume でもう一度聞きます。",
)
NOTHING_OPEN = Text("No question is open on {file}.", "{file} に、残っている問いはありません。")
AGAIN_ASK = Text(
    "Every question was asked. How do you go on?", "問いは一通り済んでいます。どうしますか。"
)
AGAIN_YES = Text(
    "answer the {count} that were passed over or not known",
    "とばした問い・まだ分からなかった問い（{count}件）に答える",
)
AGAIN_ALL = Text("go on with the rest of the method", "ひな型で省いた部分も含め、手法の続きに進む")
AGAIN_NO = Text("nothing more for now", "今は終わる")
SAVED = Text("Saved: {file}", "保存しました: {file}")
GO_ON = Text("Go on with: dxsheet resume {file}", "続きは: dxsheet resume {file}")
NEXT_CHECK = Text("Look it over:  dxsheet check {file}", "点検:       dxsheet check {file}")
NEXT_PAGE = Text("For the meeting: dxsheet summary {file}", "会議用の頁: dxsheet summary {file}")
STOPPED = Text("Stopped here.", "ここで止めました。")
NOT_BEGUN = Text("Nothing was answered yet, so there is no file.",
                 "まだ答えがないので、ファイルは作っていません。")  # fmt: skip
RETRY = Text("Your answer is still here: {answer}", "答えはまだ手元にあります: {answer}")
RETRY_ASK = Text("Enter tries to save again, q leaves: ", "Enter でもう一度保存、q で終わる: ")

UNTITLED = Text("untitled", "無題")
WHICH = Text("Which sheet do you go on with?", "どのシートの続きですか。")
NO_DRAFT = Text("There is no worksheet in this folder.", "このフォルダーにシートがありません。")
NO_DRAFT_HINT = Text(
    "Start one with `dxsheet new`, or name the file.",
    "dxsheet new で作るか、ファイルを指定してください。",
)
NO_TERMINAL = Text(
    "Questions need a terminal, and this is none.", "端末ではないので、質問ができません。"
)
NO_TERMINAL_HINT = Text(
    "Give the answers with `--answers FILE`, or make a blank sheet with `--blank`.",
    "答えを `--answers FILE` で渡すか、`--blank` で空のシートを作ってください。",
)
ENDED = Text(
    "The answers end here. The open question is {id}: {question}",
    "答えはここまでです。次の問いが残っています（{id}）: {question}",
)
ENDED_HINT = Text(
    "The draft is kept. At a terminal: dxsheet resume {file}",
    "下書きは保存されています。端末で続けるには: dxsheet resume {file}",
)
UNFIT = Text(
    "{where}: “{line}” does not answer {id} ({question}): {why}",
    "{where}: 「{line}」は {id}（{question}）の答えになりません。{why}",
)
UNFIT_HINT = Text(
    "What came before is kept. Correct that answer and start anew, or: dxsheet resume {file}",
    "その前までは保存されています。答えを直してやり直すか、続けるには: dxsheet resume {file}",
)
UNUSED = Text("Not asked for: {names}", "使わなかった答え: {names}")
UNKNOWN_ANSWER = Text(
    "{file}:{line}:{column}: `{name}` is no question of the walk.",
    "{file}:{line}:{column}: 「{name}」という問いはありません。",
)
UNKNOWN_ANSWER_HINT = Text(
    "The keys are ids of questions (cause.first) or of one item (C2.status); see docs/answers.md.",
    "キーは問いの番号（cause.first）か、一つの項目（C2.status）です。docs/answers.md にあります。",
)
ANSWER_SHAPE = Text(
    "{file}:{line}:{column}: the answer to {name} is text, or a list of texts.",
    "{file}:{line}:{column}: {name} の答えは文か、文の並びです。",
)
LINE = Text("line {number}", "{number}行目")
BROKEN = Text(
    "{file}:{line}:{column}: {message}",
    "{file}:{line}:{column}: {message}",
)
