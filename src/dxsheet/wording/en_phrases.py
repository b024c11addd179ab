"""English turns of phrase the wording rules know, in groups; each says why it exists.

Phrases are separated by semicolons, single words by blanks; contractions are written in full.
"""

from __future__ import annotations

from dxsheet.wording.en_match import Phrases, group

# --- a remedy wanted or missing (en_remedy) -------------------------------------------------------

# A wish in other words than wanting; counts only where a remedy is named.
WISHES = Phrases("""
can we; could we; why do not we; why do we not; why not; how about; what about; is it possible;
would it be possible; would be nice; would be good; would be great; would be helpful;
would be useful; would be better; would be ideal; would be easier; would help; would solve;
would make; if only; if we had; if there were; if there was; wish we had; would like; high time;
it is time; should have; can i get; looking for a; looking for an; in favour of; could you;
can you; could i;
may we; would love; i would; would welcome; would appreciate; can not we; can we not;
could not we; when will we; when do we get; when are we; would be a solution; is the answer;
is the solution; would save; be solved; benefit from; could use a; could do with;
done by machine; hoping for; waiting for a; private company; external provider; outside firm;
outside company; external company; private firm; would fix; the only way; is the only
""")

# Said before the word that counts.
LEAD = group("""
able also and badly be desperately first honestly i is it just let maybe not now only perhaps
please really should simply soon still that the then therefore to urgently us we
""")

# May stand between a wish and its object.
ADVERBS = group("""
able actively all also as at badly be been begin being both desperately either eventually
everybody everyone finally further had i immediately in into just least me not now of only out
please possible properly quickly really see simply soon start still them to up urgently us we yet
""")

# Those the office serves: what they need is a fact ("applicants need a stamp").
CLIENTS = group("""
applicant applicants bidders businesses callers citizens claimants companies customers families
farmers households parents passengers patients people pupils resident residents students suppliers
taxpayers tenants they travellers users visitors voters
""")

# Said of a remedy: "more staff are needed".
NEEDED = group("""
advisable awaited demanded desirable desired essential indispensable must-have necessary needed
overdue recommended requested required requisite urgent vital wanted
""")

# Done only to remedies, whatever the subject.
TAKEN = group("""
adopted automated bought computerised deployed hired implemented installed introduced modernised
outsourced procured purchased recruited rewritten
""")

# Nouns of lack.
SHORTAGES = group("""
absence dearth deficit lack non-existence non-introduction nonexistence scarcity shortage
shortages unavailability want
""")

# Before a remedy these say that it is lacking.
TOO_FEW = group("""
few inadequate insufficient limited little scarce
""")

# The lack of people in one word.
UNDERSTAFFED = group("""
resourcing short-handed short-staffed short-staffing under-resourced under-resourcing under-staffed
under-staffing underfunded underfunding undermanned underresourced understaff understaffed
understaffing
""")

# After a remedy these say that it is not there.
MISSING = group("""
absent inadequate insufficient lacking missing non-existent nonexistent outstanding unavailable
unbought
""")

# Before a remedy: it was not given.
DENIED = group("""
awaiting declined denied neither none nor refused without
""")

# "Access to a tool", "use of AI": the noun after the preposition counts.
LIGHT_HEADS = group("""
access availability budget existence form funding implementation introduction investment kind
number provision purchase set sort supply support type use
""")

# Words of duty: what is missing then is a departure from a rule, a fact.
DUTY = Phrases("""
requires; required by; require; law; ordinance; regulation; regulations; statutory; statute;
mandatory; obliged; prescribed; prescribes; calls for; contrary to; act; directive; circular;
by-law; by-laws; obligation; is required; are required; was required; were required; had to;
stipulates; mandates; mandated; the rules; the policy; the rule; by rule; even though; despite;
audit standard
""")

# A clause opened by one of these says what followed.
SO = group("""
causing consequently forcing hence leading leaving making meaning resulting so therefore thus
where whereas while
""")

# --- digital as the aim, or laid over what stays (en_digital) -------------------------------------

# Technology by its name alone.
AI = group("""
ai blockchain chatbots chatgpt cloud copilot drones ict iot robots rpa
""")

# Everything at once is an aim in itself, one ledger is not.
ALL = Phrases("""
all; every; everything; entire; whole; fully; completely; each; 100%; entirely; full;
as much as possible; as many; total
""")

# The same, for tools.
EVERYWHERE = Phrases("""
everywhere; wherever; dx; ai; everything; as many; all; digital; adoption
""")

# Digital in the abstract, in more than one word.
LATEST = Phrases("""
advanced technology; advanced technologies; latest technology; smart city; latest technologies;
new technologies; cutting-edge; artificial intelligence; emerging technologies;
emerging technology; smart government; state-of-the-art; digital era; digital age; on computers;
smart cities; use of ict; utilisation of ict; modern technology; modern technologies;
use of technology; new technology; machine learning; through technology; with technology;
analogue way; analogue era; innovative technologies; innovative technology; available online;
is electronic; are electronic; are online; done online; handled online; completed online;
still analogue; to the cloud; language model; language models; smart technology;
technology leader; digitally; virtual town hall;
zero paper; paper-free; data-driven; cloud-first; ai-first
""")

# May follow "AI" or "digital" where no thing follows that it would describe.
LOOSE = group("""
across actively all anyway at enough everywhere extensively fully more much now only overnight
properly soon throughout today tomorrow too well wherever widely yet
""")

# An effect is said: the digital means serves it.
EFFECT = Phrases("""
so that; in order to; without; instead; no longer; fewer; shorten; cut; reduce; reducing;
shorter; within; minutes; hours; days; can; rather than; drop; stop; save; free; letting;
allow; lets; less time; cutting; by themselves; at home; avoid
""")

# Makes a digital word a demand.
WANTING = Phrases("""
should; must; ought; have to; has to; use; go; become; make; rely; relies
""")

# --- nothing to check (en_vague) ------------------------------------------------------------------

# Verdicts in more than one word.
VERDICTS = Phrases("""
room for improvement; to be desired; could be better; could be improved; needs improvement;
need improvement; needs improving; need improving; to be improved; to be strengthened;
leave much; leaves much; could do more; could do better; various issues; various problems;
various challenges; many issues; many problems; many challenges; several issues; some issues;
some problems; several problems; several challenges; number of issues; number of problems;
number of challenges; a challenge; challenging; is an issue; is a problem; is an ongoing;
falls short; fall short; short of expectations; below expectations; not work well;
not working well; not performing; not perform; going well; go well; not function; as they should;
as it should; not up to;
gets better; get better; too much work; too busy; must be improved; should be improved;
should be strengthened; more efficient; more effective; not ideal; behind the times; old ways;
not enough effort; many points; improvement is needed; improvements are needed; is lacking;
are lacking; lack of effective; issues with; issues around; problems with; concerns about;
a mess; in chaos; needs attention; issues exist; problems exist; difficulties in; under strain;
under pressure; not optimal; areas for improvement; must improve; needs to improve;
need to improve; should improve; room to improve; opportunities for improvement; many things;
a lot of problems; lots of problems; lots of issues; no sense of unity; too much effort;
scope for; lot of inefficiency; less than optimal; less than ideal; problems with the handling;
not as it should; adequate standard; not to standard; remains a concern; are concerns;
what it should be; what they should be; worth the name; state of affairs; ripe for;
work to do; more to be done; more could be done; much to do
""")

# Verdicts that need nothing beside them.
DAMNING = group("""
chaotic confusing deficiencies disjointed disorganised dysfunctional haphazard ineffective
ineffectiveness inefficiencies inefficiency inefficient lacklustre messy mismanagement muddle
old-fashioned shortcomings sub-optimal suboptimal substandard unorganised unprofessional
unsatisfactory weaknesses
""")

# Before something abstract these are verdicts.
LACKING = group("""
absence bad breakdown deficiencies deficiency failure failures inadequate insufficient lack lacked
lacking lacks limited little no poor shortage weak weakness weaknesses
""")

# Subjects that name nothing.
PRONOUNS = group("""
everything it nothing something that things this we
""")

# Clauses that say how, when or what for: something to check a solution by.
HOW = Phrases("""
so that; by the end of; instead of; in place of; if; whenever; at the latest; before; who; until;
rather than; so the
""")

# Said before the verb of a good intention.
ACTORS = group("""
agency aims all also always and are at authority be better city continue council department
division efforts employees everyone further i important in is it let made make management managers
ministry more must necessary need of office officers order ought our please section shall should
staff strive team the they thorough to us we will would
""")

# Good intentions in more than one word.
INTENTIONS = Phrases("""
be more careful; be more; be careful; be made aware; always be; care; be mindful; pay attention;
pay more attention; pay closer attention; call attention; make sure that everybody;
make sure everyone; work harder; raise awareness; raise staff awareness; raise the awareness;
awareness of; remind everyone; remind staff; remind all staff; do our best; every effort;
an effort to; efforts to; prevent recurrence; similar events; enough attention; due attention;
sufficient attention; try harder; take appropriate; take necessary; take measures; take steps;
take action; necessary measures; appropriate measures; improve the awareness; as appropriate;
as necessary; with a sense of; greater vigilance; flexibly; smoothly; thoroughly; appropriately;
more proactive; proactively; work together; work closely; one team; more efficient;
more effective; more efficiently
""")

# How well it shall be done, and not what.
MANNER = group("""
appropriate appropriately attractive better careful carefully citizen-centred comprehensive
conscientiously customer-oriented diligently effective effectively efficient efficiently firmly
flexible flexibly holistic optimal optimally proactive proactively proper properly rigorously
seamless sincerely smooth smoothly steadily strategic strict strictly thorough thoroughly
user-friendly vibrant
""")

# --- blame (en_blame) -----------------------------------------------------------------------------

# Said of people; each is blame by itself.
CHARGES = Phrases("""
could not care less; could care less; not care; does not care; not bother; be bothered;
refuse to; refuses to; refused to; unwilling to; resist change; resists change; resistant to;
resistance to change; not motivated; no motivation; not interested; no interest; little interest;
not serious; seriously; not competent; not capable; low consciousness; low awareness;
low motivation; low morale; poor attitude; bad attitude; wrong attitude; casual attitude;
not good at; stuck in; too old; keep up with; not try; not even try; do not want to;
does not want to; not want to learn; just do not want; too proud; rules are for others;
human error; personal error; human failure; human mistake; operator error;
error on the part; cut corners; cutting corners; not pay attention;
not paying attention; no sense of; not willing; lack of effort; too slow to; never listen;
do not listen; not listen; set in their ways; bad at; not smart; too stupid; no common sense;
lack of care; lack of common sense; no discipline; take responsibility; poor skills; low skills;
low skill; hostile to; afraid of change; not conscientious; do not think; not think; no idea;
whenever they can; blame others; shift the blame; at fault; is to blame; are to blame;
the fault of; no will; low literacy; insufficient vigilance; nature to; only think of;
think only of; hate; does not understand anything; not trustworthy; can not be trusted;
not diligent; takes no; resists every; resist every; resist any; resists any; resisted change;
due care; bunch of; an effort; any effort; above the rules; think they are;
thinks he is; thinks she is; not care about; never think; never check; never bother; trick us;
make no effort; makes no effort; made no effort; ability is low; do not understand anything;
no feeling; no respect; not respect; look down on; turn a blind eye; turns a blind eye;
turned a blind eye;
lift a finger; lifts a finger; lifted a finger; bad manners; own turf; away with; do as they please;
do what they like; can not be relied; does not try; do not try; no common;
beyond them; wits; brains; not up to the job; not cut out; out of their depth;
do not have what it takes; too weak; too soft; too arrogant; too selfish; too dim; not bright;
go through the motions; going through the motions; their own fault; own fault; wake up;
mentality; mindset; attitude problem; work ethic; not careful; without thinking; never learn;
always forget; deliberately; on purpose; wilfully; could not be bothered; pays no; pay no;
show little; shows little; showed little; indulge; gossip; take no pride; too comfortable;
past caring; not conscious; not understand how; no desire; poorly motivated; show no; showed no
""")

# These words blame only where a person stands beside them.
NEEDS_PERSON = group("""
casual cheat cheating cheats clumsy conservative dismissive disregard greedy hopeless idle
immature inexperienced insensitive lax passive reluctant slack sluggish unhelpful unprofessional
unreliable
""")

# Before a virtue: people are said not to have it.
LACKED = group("""
absence inadequate insufficient lack lacked lacking lacks limited little low missing no poor want
weak without
""")

# Virtues that only people have.
ALONE = group("""
competence conscience consciousness diligence motivation sense seriousness
""")
