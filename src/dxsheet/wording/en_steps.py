"""Does an English solution lay a digital step over a procedure that stays?"""

from __future__ import annotations

from dxsheet.wording.en_clauses import Statement
from dxsheet.wording.en_match import Phrases, group

# The procedure is said to stay, whatever else is said.
_UNCHANGED = Phrases("""
unchanged; untouched; as is; as it is; as they are; as before; as now; as today; as at present;
same as; always do; stay the same; stays the same; remains; remain; retained; retaining;
no change; without change; without any change; without changing; without altering;
without touching; without modifying; without revising; without amending; no other change;
nothing else; exactly as; exactly the; as usual; do not change; does not change; not be changed;
not changed; not alter; not affected; not be touched; nothing changes; like now; like before;
as always; in the usual way; as in the past; as we do now; as it does now; as they do now;
like-for-like; no revision; no alteration; as it was; as they were; same way; current process;
existing process; stays as; existing procedure; current procedure; just like the paper; always has;
always have; always did; always done;
same layout; mirrors the; mirror the; mirroring; same number of; one to one; one-to-one;
be maintained; is maintained; are maintained; stay in place; stays in place; kept in place;
remain in place; left as; like it is; the way it is; the way they are; as things are;
as they stand; status quo; continue as; continues as; carry on as; carries on as; same rules;
no step is; none of the steps; no steps; not touch; leaving the;
field for field; replicate; replicates; reproduce; reproduces
""")

# It is said to go on beside the digital step; a step that is named as gone takes this back.
_BESIDE = Phrases("""
continue; continues; continuing; still; in addition to; on top of; also copy; also kept;
also prepared; also print; print it; print them; prints it; prints them; printed and; and print;
and prints; then print; retype; retypes; retyped; re-enter; re-enters; re-entered; transcribe;
transcribes; transcribed; by hand; paper original; paper copy; paper copies; paper master;
alongside; in parallel; into the existing; and keep; keep all; keeping; are kept; is kept;
also on paper; both on paper; paper version; signed original; wet signature; wet-ink; copies it;
copy it; copies them; copied into; copied onto; type it; types it; typed into; keyed into;
key it; key them; existing paper; current paper; enter it; enters it; entered by hand; manually;
also file; also filed; printed out; print the; prints the; print out; printout; printouts;
then bring; also sign; also signed; also submit; also be submitted; also send; by post as well;
duplicate; as well as in the paper; as well as the paper; as well as on paper; too;
to be printed; handwritten; keep writing; go on; goes on; going on; also complete; also completes;
keep the paper; keep paper; in duplicate; also stamp;
and stamp; stamps it; stamps them; stamp it; retain; maintaining; preserve; then copy;
then copies; hard copy; hard copies; also on file; also enter; also record; also write;
carry on; carries on; carrying on; on the wall; with paper; once signed; after signing;
has been signed; in the book; in the day
""")

# "The same" of these: the procedure stays.
_SAME = group("""
approval approvals approvers binders boxes chain checks circulation columns desks fields files
folders form
format forms hands items layout ledgers offices order people procedure procedures process
questions registers rounds route seals sequence signatures stamp stamps steps way manner flow
paperwork workflow
""")

_AS_EVER = group("""
customary current established existing familiar normal old ordinary present regular same standard
traditional usual
""")
_KEPT = group("""
following follow follows in into keep keeping keeps kept leave leaves leaving maintain preserve
preserves preserving retain retaining retains through under
""")

# "At the end of the day" ends nothing.
_ENDS = frozenset(["the end", "month end", "year end", "an end", "front end", "back end", "end of"])

# A form replaced is no step gone.
_REPLACED = Phrases("""
replace; replaces; replaced; replacing; in place of; instead of
""")

# A step is named that goes, or people for whom another way is kept open.
_GONE = Phrases("""
drop; dropped; drops; stop; stops; stopped; ends; ended; close; closed; closing; abolish;
abolished; remove; removed; no longer; discontinue; discontinued; scrap; scrapped; cease; ceases;
eliminate; eliminated; eliminating; cancel; cancelled; withdraw; withdrawn; falls away;
fall away; goes away; disappear; disappears; rather than; do away; phase out; phased out; skip;
skipped; retire; retired; unnecessary; not needed; not have to; without printing;
without retyping; without re-typing; without paper; only if; for people who; for those who;
for residents who; for anyone who; who have no; for people without; for those without; merge;
merged; reduce; reduced; cut; cuts; fewer; so that; delete; deleted; dropping; stopping; ending;
removing; abolishing; throw; until; destroyed; shred; shreds; gone; shredded; superseded;
take over; takes over; struck out; strike out; given up; give up; gives up; taken down;
take down; closes; done away; does away; doing away; nothing is; not printed; go straight;
goes straight; unplug; unplugged; off typing; is enough; are enough; thrown; throws; waive;
waived; burn; burnt; instead
""")

# Digital steps.
_STEPS = group("""
sharepoint e-service computerise computerised automate e-voting machine ai-ocr crm
ai app apps automated barcode camera cameras card-reader chat chatbot chatbots cloud computer
database digital digitally digitise digitised drone drones e-filing e-form e-forms e-mail e-mailed
e-signature e-signatures electronic electronically email emailed excel handheld handhelds internet
intranet kintone kiosk kiosks macro mobile ocr online pdf phone platform portal qr robot robots
rpa scan scanned scanner scanners scanning screen smartphone sms software spreadsheet system
teams videoconference zoom
tablet tablets terminal terminals tool upload uploaded web web-based website workflow dashboard
laptop laptops pdfs photo photograph photos scans sensor sensors video
""")


def step_goes(s: Statement) -> bool:
    """Whether a step is named that goes."""
    return s.has(_GONE) or ("end" in s.bag and _ENDS.isdisjoint(s.pairs))


def step_stays(s: Statement) -> bool:
    """Whether the procedure is said to stay, wholly or beside the new step."""
    return s.has(_UNCHANGED) or _same_again(s) or (s.has(_BESIDE) and not s.has(_REPLACED))


def digital_step(s: Statement) -> bool:
    """Whether a digital step is named."""
    return not _STEPS.isdisjoint(s.bag) or any(word.startswith("e-") for word in s.words)


def procedure_stays(s: Statement) -> bool:
    """Whether a digital step is added and the text says that the procedure behind it stays."""
    return digital_step(s) and not step_goes(s) and step_stays(s)


def _same_again(s: Statement) -> bool:
    """Such as "with the same 60 fields", "keep the present steps", "in the regular manner"."""
    if s.bag.isdisjoint(_AS_EVER):
        return False
    for i, word in enumerate(s.words):
        if word not in _AS_EVER or _SAME.isdisjoint(s.words[i + 1 : i + 4]):
            continue
        if word == "same" or not _KEPT.isdisjoint(s.words[max(0, i - 2) : i]):
            return True
    return False
