"""English words the wording rules know, in groups; each says why it exists.

Spelling is British with -ise; `en_clauses` brings American -ize and contractions to it first. Verbs
stand in the base form and are inflected when the lexicon is built.
"""

# --- what people ask for -------------------------------------------------------------------------

# Tools: named as a fact they are fine, wanted or missing they are a remedy in disguise.
TOOL = """
system systems software app apps application-software tool tools base platform platforms portal
portals
chatbot chatbots bot bots tablet tablets laptop laptops pc pcs computer computers notebook-pc robot
robots rpa ocr ai-ocr database databases dashboard dashboards kiosk kiosks drone drones sensor
sensors camera cameras scanner scanners printer printers server servers cloud wi-fi wifi kintone
slack macro macros website websites homepage groupware terminal terminals device devices equipment
machine machines smartphone smartphones ipad ipads headset headsets radio radios projector monitor
monitors display-screen signage gps gis barcode barcodes rfid license licenses licence licences
module modules chatgpt copilot salesforce sap sharepoint zoom teams workflow-system package
packages product products e-signature e-signatures intranet crm erp saas assistant-software plug-in
plugin wearable wearables handheld handhelds gadget gadgets phone phones telephone telephones
calendar viewer spreadsheets copier copiers photocopier storage reader readers technology
technologies technical-solution solution solutions suite meter meters hotline help-line lms vpn api
apis interface gate gates vehicle vehicles van vans screen-reader simulator add-on faq faqs wiki
helpdesk-software automation digital-tool
"""

# People, money and outside help: remedies too, though not digital.
STAFFING = """
staff staffing personnel manpower headcount workforce worker workers employee employees people
part-timer part-timers temp temps assistant assistants clerk clerks officer officers specialist
specialists expert experts engineer engineers consultant consultants recruit recruits hire hires
hands agent agents nurse nurses inspector inspectors supporter supporters coordinator coordinators
analyst analysts developer developers interpreter interpreters post posts position positions
caseworker caseworkers colleague colleagues adviser advisers advisor advisors teacher teachers
doctor doctors contractor vendor bpo resources resource helpdesk call-centre centre team taskforce
task-force committee unit cio
"""

# Training and paper help: the deck's own non-digital solutions, so remedies when asked for first.
GUIDANCE = """
training trainings seminar seminars workshop workshops course courses e-learning lecture lectures
study-session manual manuals guide handbook handbooks guidebook guidebooks guideline guidelines
checklist
checklists template templates playbook playbooks sop sops tutorial tutorials mentoring coaching
programme programmes program programs session sessions scheme outsourcing budget funding money
funds subsidy subsidies leaflet leaflets brochure brochures campaign poster posters
"""

# A modifier that makes any noun after it a wished-for tool ("online calendar", "AI support").
TECH = """
ai online digital electronic web web-based mobile automated automatic automatically cloud-based
smart software rpa it-based computerised internet app-based self-service virtual remote contactless
cloud cctv biometric touch-screen touchscreen in-house cashless ict e-learning matching
"""

# "More staff", "a proper system": what is asked for, not what is there.
MORE = (
    "more additional extra new better another dedicated further proper modern professional enough"
)

# Taking a remedy in hand: the verb of a wish, a plan or an order.
ACQUIRE = """
introduce buy procure install implement deploy adopt outsource automate modernise computerise
subcontract roll-out rollout rewrite hire recruit
"""
# These need a remedy as their object: "get a chatbot", but "get the letter".
ACQUIRE_WEAK = """
get have make give use hold run add increase replace renew prepare offer bring put set roll utilise
write issue conduct organise send update revise train leverage migrate switch move employ produce
publish compile start test try pilot trial station deliver promise hand distribute secure fund
finance purchase draw receive schedule acquire obtain upgrade launch subscribe appoint equip
commission contract engage rent lease build develop create establish expand provide assign allocate
supply
"""
# The same as a noun: "Introduction of an RPA robot", "RPA introduction".
ACQUIRE_NOUN = """
introduction purchase procurement installation implementation deployment adoption acquisition
hiring recruitment outsourcing automation upgrade rollout roll-out creation establishment provision
development preparation renewal replacement expansion addition increase use utilisation launch
appointment rewriting rewrite revision subscription modernisation reinforcement securing
"""

# Verbs of wishing; what follows decides whether a remedy is wished for.
WANT = """
need want wish hope request ask demand require desire propose suggest recommend plan intend call
consider advocate urge like push lobby
"""

# --- digital as the goal -------------------------------------------------------------------------

# Digital in the abstract: no work, no user, no effect in it.
DIGITAL = """
dx digitalisation digitisation paperless paperlessness digitalise digitalised digitalising digitise
digitised digitising e-government egovernment digital-first digital-by-default
"""
# After "digital" or "AI" these stay abstract ("digital services", "AI adoption"); a thing after
# them is a means ("AI camera", "digital reporting").
DIGITAL_HEADS = """
transformation services service technology technologies society government organisation council
office maturity share rate ratio target targets level town city hall district operation operations
strategy age era shift innovation initiatives agenda adoption use utilisation usage introduction
implementation transition excellence leader front-runner frontrunner leadership capability
capabilities agency authority municipality hub champion pioneer readiness procedures processes
penetration uptake coverage administration workplace school schools ranking rankings index
ambitions ambition transformations solutions
"""
# A share counted in the tool, not in its effect.
SHARES = "share rate ratio percentage proportion number level ranking rankings index score uptake"
ONLINE = """
digital online e-filing electronic ai dx digitalisation digitisation internet web cashless
paperless computerisation e-application e-applications smart automation e-procurement e-tax
e-services
"""
# Where a digital goal is said to be missed.
LAG = """
behind lag lags finally when why far most few lagging lagged late slow slowly low lower lowest
delayed delay delays stalled insufficient poor only lack lacks lacking no not nothing little still
yet fraction catch backward outdated analogue remains remain advanced progress progressing
progressed stagnant insufficiently inadequately hardly barely merely
"""

# --- empty and judging words ---------------------------------------------------------------------

# Adjectives and adverbs that give a verdict and no observation.
JUDGING = """
poor bad weak inadequate insufficient inefficient ineffective suboptimal sub-optimal unsatisfactory
inappropriate improper outdated old-fashioned cumbersome complicated chaotic messy unclear vague
problematic confusing low deficient substandard mediocre disappointing unprofessional lax loose
sloppy haphazard poorly badly inadequately insufficiently inefficiently ineffectively
inappropriately improperly unsystematic uncoordinated disorganised disjointed fragmented limited
lacking wanting worse worst ineffectual heavy difficult hard tough serious burdensome unacceptable
immature underdeveloped imperfect flawed incomplete inconsistent unsatisfying terrible awful
strained unhealthy stagnant rigid unreliable suffers suffer unfit siloed bureaucratic
user-unfriendly inflexible opaque unstable questionable uneven patchy shoddy lacklustre
underperforming slow dysfunctional shortcomings weakness weaknesses deficiency deficiencies
mismanagement mishandling failings inefficiency inefficiencies ineffectiveness shortcoming failing
inadequacy inadequacies appalling shocking dreadful abysmal atrocious woeful shambolic disgraceful
pathetic lamentable deplorable dire unhappy dissatisfied disgusted disappointed
"""
# Good words: with a "not" before them a verdict too ("not sufficiently strategic").
PRAISING = """
good effective efficient adequate sufficient appropriate optimal satisfactory ideal strategic
smooth proper thorough well right adequately sufficiently properly thoroughly effectively
appropriately efficiently enough satisfactorily smoothly systematic systematically consistent
consistently robust rigorous mature user-friendly working functioning firmly rigorously great
perfect strong clear customer-oriented up-to-date desirable suitable suitably optimally
"""
# What such verdicts are passed on.
ABSTRACT = """
communication communications coordination co-ordination cooperation collaboration management
governance oversight supervision monitoring control controls efficiency effectiveness consistency
quality service services awareness culture environment arrangement arrangements issue issues matter
matters aspect aspects measure measures effort efforts structure structures framework frameworks
planning administration operation operations process processes procedure procedures handling
response responses support leadership organisation experience satisfaction performance workflow
workflows work working practice practices approach approaches mindset morale capacity capability
capabilities understanding accountability responsibility responsibilities transparency attention
care information-sharing sharing follow-up implementation discipline engagement teamwork trust
strategy strategies policy policies compliance situation condition conditions problem problems
challenge challenges point points way ways things thing everything something it level levels
relationship relationships safety security risk risks change changes methodology method methods
productivity convenience flexibility speed timeliness accuracy professionalism customer-service
processing guidance direction vision priorities prioritisation alignment knowledge-sharing
countermeasures initiatives activity activities reliability functions function internal-control
mechanism mechanisms readiness preparedness vigilance checking checks outreach ownership burden
burdens workload rules rule assessment allocation execution delivery system systems treatment
thinking contact contacts exchange preparation preparations diligence climate commitment synergy
synergies
"""

# Solution verbs that leave nothing to check, whatever their object.
EMPTY = """
strengthen enhance promote consider foster encourage facilitate reinforce strive endeavour deepen
boost revitalise rethink intensify emphasise optimise study examine explore investigate deal work
aim try ensure pursue tackle energise cultivate nurture heighten elevate improve step-up advance
stimulate uphold bolster accelerate empower
"""
# Solution verbs that are empty only with an empty object: "review procedures".
EMPTY_WEAK = """
review update address streamline discuss raise increase make take create build develop establish
provide reform reconsider revise respond handle manage tighten maintain harmonise rationalise
simplify monitor conduct implement carry give pay share secure call seek achieve continue further
reassess standardise modernise change do communicate coordinate cooperate collaborate act proceed
enforce upgrade instil instill refresh renew clarify restructure
"""
# The same as a noun: "Further study of countermeasures", "Better communication".
EMPTY_NOUN = """
strengthening enhancement improvement improvements promotion consideration reinforcement study
examination optimisation thoroughness vigilance attention review discussion revitalisation
awareness-raising awareness deepening facilitation care encouragement streamlining rationalisation
efforts effort communication cooperation coordination collaboration teamwork
"""

# --- how nouns end --------------------------------------------------------------------------------

# Endings of nouns that name an activity or quality rather than a thing ...
ABSTRACT_ENDINGS = ("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ship", "tions", "ments")
# ... and the things that end so all the same.
CONCRETE_NOUNS = """
station stations equipment department departments document documents payment payments application
applications registration registrations invoice insurance entrance ambulance distance city facility
university community council apartment apartments government parliament election elections section
sections location locations position positions junction intersection pension pensions parent
parents student students patient patients agent agents client clients event events extension
population fence residence residences sentence sentences conference absence absences appointment
appointments statement statements basement pavement instrument instruments garment allowance
maintenance allowances identity electricity quantity quantities signature question questions
vaccination vaccinations inspection inspections prescription prescriptions certification
notification notifications transaction transactions publication publications exhibition session
sessions permission deposition mansion vision television auction auctions accident accidents
incident incidents tent tents agreement agreements moment segment fragment element elements
amendment amendments assignment settlement tournament monument attachment attachments shipment
shipments instalment instalments installment fulfilment charity charities municipality
municipalities authority nationality locality majority minority facilities vacancy
"""

# --- what can be seen ----------------------------------------------------------------------------

# Verbs of happening: one of them makes a statement observable, with or without figures.
HAPPEN = """
wait queue phone ring key rekey re-key retype type copy print reprint sign stamp scan return reject
repay arrive miss lose expire close open submit resubmit fill refill register enter re-enter write
hear tell inform notify ask reply answer send fetch travel visit walk collect pick drop switch
break stop crash freeze fail overflow leak burn flood repeat cancel postpone transfer forward
redirect record log count compare transmit transcribe bypass charge bill overcharge double
duplicate overlap book schedule reschedule deliver ship lend borrow store lock forget search
complain reapply bounce lapse withdraw abolish reissue mix mislay misplace mistype misread overpay
underpay refund confirm circulate route batch pay sort label relabel list delete erase overwrite
attach detach fax mail e-mail email upload download click sleep climb accumulate pile exclude omit
skip verify reconcile approve recalculate calculate translate injure die strike accompany merge
split divide name wrap replace remove add display hang block sell quit resign retire rotate spend
cost earn buy expose tick reopen spoil empty repair inspect publish announce photocopy paste park
dial shout knock sit lie cross-check reprocess double-check double-enter back-date backdate decline
refuse grant award renew archive file rain snow damage wear dismiss promise contact telephone
interrupt misfile mislabel misdirect misdeliver unload dump steal vanish quote invoice document
specify define disclose certify authorise overspend underspend tag reimburse misuse dwindle
outnumber halve triple
"""
# Verbs that may be seen or not ("comes back", "falls short"): enough to show that something
# followed from a lack, too little to rescue a verdict.
LIGHT = """
go come leave fall put place run keep hold carry show state say know learn stay stand move let meet
attend apply accept find reach look follow-up explain describe begin start finish end link connect
cover act fit hit drive bring take set read turn pass hand rise grow shrink exceed gather stack
occur happen depend differ conflict require contain see sees think give get make save waste allow
prevent stop force cause lead result mean delay slow reduce block oblige serve decide fix examine
clean check verify share search trust believe receive help assess rely belong need work
"""
TIMES = """
monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays
fridays saturdays sundays january february march april june july august september october november
december morning mornings evening evenings afternoon afternoons noon midnight night nights hour
hours minute minutes weekday weekdays weekend weekends daily weekly monthly quarterly twice year
years quarter quarters day days week weeks fortnight month months overnight
"""
NUMBERS = """
two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty
hundred thousand million half third quarter dozen dozens double triple fifth tenth
"""
# Things one can point at; they make "improve", "review" and the like checkable.
THINGS = """
screen screens form forms letter letters envelope stamp desk desks window windows counter list
lists ledger map maps key keys box boxes binder phone phones label labels sign signs button buttons
field fields page pages table sheet sheets column columns door shelf shelves card cards file files
folder address menu deadline date dates notice notices receipt slip slips seal entrance lighting
queue calendar drawer cabinet bracket brackets rule-book clause template signboard layout font
wording line lines seat seats lamp lamps bell bells tape password passwords
"""

# --- grammar -------------------------------------------------------------------------------------

NEGATION = "not no never none nothing neither nor hardly barely without nobody"
DETERMINER = """
a an the any some another our their its his her your my this that these those such kind sort type
enough sufficient adequate single real
"""
# Where a noun phrase ends.
STOP = """
of for to in on at that which who whom whose where when while is are am was were be been being has
have had do does did will would can could shall should may might must and or but with from by yet
still because so since as if than into onto about against between through per via not never until
before after during under over within without across along among around beyond due however although
though whereas unless , . ; : ! ? ( ) " / – —
"""
FINITE = """
is are am was were has have had does did do will would can could shall should may might must
"""
CONNECTIVE = """
because so which while whereas although though therefore thus hence meaning leaving forcing causing
resulting leading making consequently but since
"""
