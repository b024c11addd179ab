"""English words for people, and for what people are blamed for.

Spelling as in `en_words`: British, with -ise.
"""

# Who can be blamed.
PERSON = """
staff employee employees worker workers clerk clerks officer officers official officials manager
managers boss bosses chief chiefs supervisor supervisors director directors resident residents
citizen citizens taxpayer taxpayers parent parents user users applicant applicants customer
customers visitor visitors caller callers supplier suppliers vendor vendors contractor contractors
teacher teachers nurse nurses doctor doctors agent agents inspector inspectors farmer farmers
builder builders volunteer volunteers driver drivers buyer buyers approver approvers holder holders
colleague colleagues team teams section crew crews people person persons they he she everybody
everyone guy guys folks person-in-charge administrator administrators leader leaders leadership
operator operators engineer engineers member members newcomer newcomers generation youngsters
tenant tenants patient patients student students pupil pupils handler handlers assessor assessors
librarian librarians reviewer technician planner caretaker guard guards landlord landlords foreman
caseworker caseworkers secretary secretaries mayor councillors
department office division management them those some nobody elderly seniors juniors veterans owner
owners businesses companies firms public who registrar registrars personnel themselves individuals
trainee trainees judge judges lawyers captain
"""
# A word that blames by itself, noun or adjective.
BLAME = """
lazy careless sloppy unmotivated incompetent negligent negligence carelessness laziness sloppiness
complacent complacency incompetence indifference indifferent irresponsible irresponsibility
apathetic apathy selfish selfishness arrogant arrogance stubborn stubbornness ignorant ignorance
inattentive inattention inattentiveness incapable unreliable rude rudeness impatient impatience
uncooperative obstructive unfriendly unprofessional thoughtless thoughtlessness heedless reckless
recklessness slovenly idle idleness stupid stupidity dumb foolish foolishness clueless
undisciplined indiscipline dishonest dishonesty cheat cheats cheating slack slackness slacking
half-hearted lackadaisical demotivated inconsiderate forgetful forgetfulness disinterest
disinterested uninterested disregard unwilling unwillingness reluctant reluctance nonchalant
nonchalance lax laxness laxity casual lethargic lethargy absent-minded scatterbrained muddle-headed
inept ineptitude clumsy clumsiness sluggish cowardly cowards coward egoistic egotistic egoists
greedy greed unserious neglectful unconcerned unconcern passive passivity disengaged unengaged
unenthusiastic immature immaturity narrow-minded conservative disrespectful disrespect dismissive
unhelpful hopeless insensitive insensitivity overconfident overconfidence resentful cynical
cynicism timid feckless workshy work-shy inexperienced carelessly lazily negligently irresponsibly
contempt dim slow-witted dull-witted witless brainless jobsworths jobsworth slackers slacker idlers
idler shirkers shirker shirking layabouts bunglers bungling amateurs amateurish childish spoilt
spoiled pig-headed bloody-minded obstinate obstinacy stuck-up haughty conceited smug smugness vain
unteachable untalented unintelligent oblivious daydreaming gullible naive naivety defeatist
defeatism pessimistic whining whingers whiny moody grumpy bossy power-hungry lousy useless
worthless spineless uncaring callous callousness heartless impolite discourteous offhand
condescending patronising untrustworthy disloyal disobedient disobedience insubordinate unpunctual
shoddy scruffy unruly irrational hysterical paranoid technophobic technophobes technophobia
luddites luddite dinosaurs dinosaur dozy sleepy lacklustre listless weak-willed work-averse
change-averse mindless mindlessly thoughtlessly recklessly clumsily selfishly arrogantly stubbornly
"""
# Blame when a person lacks it: "lack motivation", "no sense of responsibility".
VIRTUE = """
motivation motivated will willingness skill skills ability abilities competence competent
competency competencies aptitude commitment discipline responsibility interest enthusiasm
consciousness awareness initiative diligence care literacy seriousness sense vigilance attitude
conscience professionalism ownership effort empathy patience attention intelligence understanding
mindset proactiveness morale drive respect energy concentration imagination courtesy honesty
knowledge capability capable loyalty
"""
