"""Words that a response uses, so that a misread word can be told from a rare one. A list of our own, kept
short.

A word that is not here is never changed because it is unknown: it is changed only if one misread letter away
there is exactly one word that is here, or that the document itself uses often.
"""

from __future__ import annotations

COMMON = """
a able about above accept accepted access according account across act action actions activities activity
actual added address addressed addressing adult adults advice affected after again against age agencies
agency agree agreed aim aims all allow already also although always am among an analysis and annual another
any approach approaches appropriate april are area areas arrangements as ask asked assault assess assessed
assessment assessments assurance at attend attention august available away back based be because become been
before began begin behaviour being believe below benefit best better between beyond board body both bring
brought build building but by call called can cannot capacity care carried carry carrying case cases cause
causes central chair challenge change changes charge chief child children clear clearly close closed college
combined come comes coming comment comments commission commissioned commissioner committed committee common
communities community compared complete completed concern concerns confidence consider considered consistent
consistently constable constables constabulary consult consulted contact continue continued continues
contribute control council country county course court create crime crimes criminal crisis critical culture
current custody cut data date dated day days dealt december decide decided decision decisions dedicated
deliver delivered delivery demand department describe described detail detailed details develop developed
developing development did difference different difficult digital direct disabilities disability discussed
disproportionate disproportionately diversion do document does doing domestic done down drive drugs due
during duty each earlier early educate education effective effectively effectiveness effort either emergency
employ enable end enforcement engage engagement enough ensure ensured ensures ensuring entitled environment
equip especially essential establish established ethnic evaluate evaluated evaluation even events every
everyone evidence examined example examples executive existing expect expectation expected experience
experiences exploitation explore extent external face failure families family far february feel few field
fieldwork figures final find finding findings fire first five focus focused follow followed following
follows for force forces form former forward found four framework from full fully fund funded funding funds
further future gain gang gangs gave get girls give given gives giving go goals going good governance
government grade graded great greater group groups guidance guns had happen harm has have having he head
health held help helped helping her here high higher highlighted highlights him his hold home hospital
hotspot hotspots hour hours house how however identified identify if immediate impact implement implemented
importance important improve improved improvement improvements improving in include included includes
including increase increased independent individual individuals information initial initiatives innovative
inspect inspected inspection inspections inspector inspectorate inspectors intend interest interests interim
internal intervention interventions into investigate investigation investigations invite involved is issue
issues it its january join joint july june justice keen keep key kind knife knives knowledge known lack
large last law lead leader leaders leadership leads learn learned learning led left legal less lessons
letter level levels life like limited limits line link list listen listened little live lives local locality
locations long longer look looked loss low made main maintain majesty major make makes making manage managed
management manner many march matter matters may me means measures media meet meeting meetings member members
men mental met method might minister missing model monitor monitoring month months more most move much multi
must my name named nation national nationally nature near need needed needs network neurodivergent never new
news next night no none norm north not noted nothing notice november now number numbers objective objectives
october of off offence offences offender offenders offending offer offered office officer officers often old
on once one ongoing only open opportunities opportunity or order organisation organisations organised other
others our out outcome outcomes outline outside over overall oversight overview own page paper parents part
particular particularly partner partners partnership partnerships past patrol patrols people performance
period person personal persons phase picture place places plan planned planning plans play please point
police policies policing policy poor population position positive possible post potential power powers
practice practices prepared present prevent prevented preventing prevention previous prior priorities
prioritise prioritises priority prison probation problem problems procedures process processes produced
profile programme programmes progress project projects promote protect protected protecting protection proud
provide provided provides providing provision public publication publish published pupils purpose put
quality question questions quick quickly quoted race raise range rate rates rather reach read ready real
realise reason receive received recent recognise recognised recognises recommend recommendation
recommendations record recorded recording reduce reduced reducing reduction refer referral regarding region
regional regular regularly related relevant remain remains report reported reporting reports represent
represented require required requirement requirements requires research residents resource resources respond
responded response responses responsibility result resulted results return review reviewed reviews right
rights risk risks role root round safe safeguarding safer safety said same satisfied say says school schools
scrutiny second secretary sector secure see seek seeks seen send senior september serious seriously serve
service services set seven several sexual share shared sharing she short should show showed shown shows sign
significant since sincerely six skills small so social society some south special specific specified staff
stage standard standards start state stated statement states statutory stay steps still stop strategic
strategies strategy street strengthen strong stronger structure subject success such suffer sufficient
sufficiently suggest summary supervision support supported supporting supports sure survey sustainable
system systems tackle tackling take taken taking target targeted targeting task tasked team teams ten term
terms than thank that the their them thematic theme themes then there therefore these they thing things
think third this those though three through throughout time timely times title to today together told too
tools top total towards track train trained training trauma treat treated trust try turn twelve two type
under understand understanding understood unit units until up update updated upon urgent us use used useful
using varies various very vetting victim victims view views violence violent visible vision visit visited
voice voluntary vulnerability vulnerable want was way ways we weapon weapons week weeks welcome well were
what when where whether which while who whole whom whose why wide wider will with within without woman women
word work worked workers workforce working works would year years yes yet you young your yours youth
"""
WORDS = frozenset(COMMON.split())
MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)
SINGLE = frozenset("aio")
"""Letters that are words, or marks of a list."""
PREFIXES = frozenset(
    [
        "multi",
        "non",
        "co",
        "long",
        "short",
        "cross",
        "pre",
        "post",
        "self",
        "well",
        "anti",
        "inter",
        "intra",
        "re",
        "out",
        "half",
        "full",
        "part",
        "two",
        "three",
        "four",
        "first",
        "second",
        "high",
        "low",
        "ex",
        "mid",
        "all",
        "on",
        "off",
        "follow",
        "up",
        "family",
        "child",
        "police",
        "public",
        "community",
        "intelligence",
        "evidence",
        "trauma",
        "risk",
    ]
)
"""First parts of words that keep their hyphen when a line breaks after it."""
LOOK_ALIKES = str.maketrans(
    "αβεικνορτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧаеорсухіјѕАВЕКМНОРСТУХІ",
    "aBeikvoptuxABEZHIKMNOPTYXaeopcyxijsABEKMHOPCTYXI",
)
"""Greek and Cyrillic letters for the Latin ones that they look like."""
CONFUSED = (
    *(("n", "h"), ("h", "n"), ("rn", "m"), ("m", "rn"), ("vv", "w"), ("1", "l"), ("1", "i"), ("0", "o")),
    *(("cl", "d"), ("d", "cl"), ("l", "i"), ("i", "l"), ("c", "e"), ("e", "c"), ("ii", "n"), ("li", "h")),
    *(
        ("u", "n"),
        ("n", "u"),
        ("t", "f"),
        ("f", "t"),
        ("b", "h"),
        ("h", "b"),
        ("5", "s"),
        ("|", "l"),
        ("€", "e"),
    ),
)
"""What a reader of scans takes for something else: what it gives, and what may have stood there."""
