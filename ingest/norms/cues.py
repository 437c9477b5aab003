"""The words that give a sentence its force, kind by kind.

Where two kinds begin at the same word, the first in `CUES` wins: "may not" is a prohibition
before "may" is a permission. A line is one way to say it; see `ingest.norms.phrases`.
"""

from __future__ import annotations

import re

from ingest.norms.imperatives import BASE_VERBS
from ingest.norms.norm import Modality
from ingest.norms.phrases import phrases, words

_PIECES = {
    "adverb": (
        r"(?:(?:also|always|only|normally|usually|generally|then|still|first|personally|never"
        r"|ordinarily|(?!unlikely|likely)\w+ly) )*"
    ),
    "is": "is|are",
    "verb": BASE_VERBS,
    "people": "you|staff|employees|officers|colleagues|volunteers|members",
}
_PIECES["consent"] = (
    r"(?:[\w'’.-]+ ){0,6}?(?:consent|permission|approval|agreement|authority|authori[sz]ation"
    r"|clearance|signatures?|sign-off|say-so|leave|sanction|go-ahead|yes)"
)
_PIECES["offence"] = (
    r"(?:an? )?(?:potentially )?(?:gross |serious )?(?:misconduct|breach|fraud|theft"
    r"|disciplinary (?:offence|matter|issue)|(?:criminal )?offence)"
)
_PIECES["forbidden"] = phrases(
    r"""
    unacceptable
    intolerable
    forbidden
    prohibited
    banned
    barred
    disallowed
    outlawed
    ruled out
    out of bounds
    off[\s-]limits
    unlawful
    illegal
    against (?:the |our )?(?:law|rules|code)
    strictly (?:forbidden|prohibited)
    not <adverb>(?:permitted|allowed|acceptable|tolerated|permissible|on|to be|an? option)
    never <adverb>(?:permitted|allowed|acceptable|tolerated|to be|right|ok|okay|fine|appropriate)
    """,
    _PIECES,
)
_PIECES["state"] = phrases(
    r"""
    seen
    perceived
    regarded
    considered
    construed
    interpreted
    viewed as
    treated as
    thought
    subject
    liable
    required
    asked
    able
    unable
    aware
    possible
    necessary
    appropriate
    dismissed
    damaged
    lost
    affected
    prejudiced
    compromised
    at risk
    difficult
    helpful
    useful
    hard
    valuable
    harmful
    dangerous
    tempting
    tempted
    an? (?:\w+ )?(?:offence|breach|conflict|matter|case|sign|reason|risk|problem|need)
    in (?:breach|conflict)
    more
    less
    other
    called
    relevant
    held (?:to|liable|responsible|accountable)
    disciplined
    prosecuted
    suspended
    investigated
    found
    extremely
    some
    due
    recorded on
    monitored
    audited
    searched
    referred
    deducted
    withdrawn
    revised
    amended
    updated
    taken against
    involved
    contacted
    expected
    particularly
    challenged
    reviewed
    """
)
_PIECES["happen"] = phrases(
    r"""
    be <adverb><state>
    lead|result|arise|occur|constitute|amount|affect|cause|become|include|happen|appear|seem
    need|feel|wish to|give rise|mean|influence|compromise|conflict|prejudice|damage|harm|vary
    have (?!up to|a (?:drink|meal))
    apply(?! (?:to|for)\b)
    differ|involve|depend|prevent|create|render|reflect|sometimes|want|know|suspect|encounter
    bring (?:the|discredit|into)
    experience|reduce|impact|undermine|risk|fall|exist|suffer|trigger|stop things|lose
    receive (?:a )?(?:warning|complaint)
    interfere|impair|inhibit|face|hurt|well\b|otherwise\b
    endanger|threaten|jeopardi[sz]e|embarrass|offend|distract|hinder|spoil|weaken|erode|discourage
    disrupt|distort|mislead|upset|alarm|cloud|tempt|(?:look|sound) (?:like|as|bad|odd)
    put (?:[\w'’-]+ ){1,6}?(?:at risk|in danger)
    expose (?:<people>|them|us|others) to\b
    (?:invite|attract) (?:[\w'’-]+ )?(?:criticism|suspicions?|doubts?|scandal|complaints?)
    raise (?:[\w'’-]+ )?(?:suspicions?|eyebrows)
    """,
    _PIECES,
)
_PIECES["nobody"] = phrases(
    r"""
    no(?: (?!longer\b|more\b|less\b|matter\b|doubt\b|later\b|fewer\b)[\w'’£€$.,-]+){1,8}?
    nobody
    no[\s-]one
    none(?: of [\w\s]{2,30}?)?
    nothing(?: [\w\s£€$.,'’-]{1,50}?)?
    neither(?: [\w\s]{2,40}?)?
    (?:on|under|in) no (?:account|circumstances?|case)(?: [\w\s,]{0,30}?)?
    at no time(?: [\w\s,]{0,20}?)?
    not [\w\s]{1,20}?
    """
)

_FREE = r"""
    needs? not\b
    needn't\b
    needs? no\b
    (?:do|does|did|will|would|shall)(?: not|n't) <adverb>(?:need|require|have to\b|count\b)
    (?:do|does|did|will|would|shall)(?: not|n't) (?:apply|extend)\b
    won't (?:need|have to)
    requires? no\b
    nothing (?:in [\w\s.]{2,40}? )?requires?\b
    <is> not <adverb>(?:required|obliged|expected|necessary|needed|compulsory|bound|mandatory)
    <is> not <adverb>(?:reportable|notifiable|declarable|registrable|caught|covered|affected)
    <is> not <adverb>(?:counted|restricted)
    (?:nobody|no one) is (?:expected|required|obliged)\b
    (?:isn't|aren't) (?:required|needed|necessary|obliged|expected|caught)
    <is> (?:exempt|excepted|excluded|unaffected|optional|voluntary)\b
    (?:there is|there's) no (?:need|requirement|obligation|duty|limit)
    no (?:[\w'’-]+ ){0,4}?(?:is|are|need be|need) (?:needed|required|necessary|made|due)
    no (?:[\w'’-]+ ){0,3}?needs? (?:to )?be\b
    (?:nobody|no one) (?:needs?|has to)\b
    no (?:declaration|approval|permission|record|consent) (?:is|needed)
"""
_ASSURED = r"""
    (?:nobody|no[\s-]one|no \w+) (?:will|has|is|was|knows?)\b(?! (?:ever|expected|required\
        |obliged|allowed|permitted|to\b))
    (?:shall|will|is|are) not (?:be )?(?:regarded|treated|considered|counted|classed|seen) as\b
    there (?:may|can)\b
    (?<=it\x20)may be (?:an?|the|some\w+|because|that)\b
    (?:clients?|suppliers?|contractors?|customers?|users?|patients?|public|firms?) may (?:\w+ly )?\
        (?:offer|give|ask|want|try|invite|approach|send|press)\b
    (?<!you\x20)(?<!staff\x20)can <adverb>help\b
    (?:might|could|would)\b(?: not|n't)?
    may not be <adverb><state>
    (?:may|can) <adverb><happen>\b
    cannot be (?:sure|certain|avoided|reached|found|helped|known|obtained|done|given)
    cannot (?:cover|tell\b|rely|decide|leave work|foresee|promise|know|afford|see|resolve)
    can (?:only )?be (?:found|obtained|contacted|reached|seen|read|viewed|had|downloaded\
        |accessed)\b
    can be <adverb>(?!\w+ed\b|kept|given|taken|made|worn|held|bought|sold|done|left|drawn\
        |brought|sent|paid|lent|spent|shown|eaten|put|set|sought|met|written|hired|split|cut)
"""
_NOBODY_MAY = r"""
    (?:should|must|shall) only (?:accept|take|give|keep|receive|use)\b
    (?:should|must|shall) only be (?:accepted|taken|given|kept|received|used|offered)\b
    (?:^|(?<=[.;:,–—)*|]\s)|(?<=[\n"“(])|(?<=\band\s)|(?<=\bbut\s)\
        |(?<=\s\s))<nobody> <adverb>(?:(?:may|can|shall|must|is to|are to|should|ought\
        |<is> (?:allowed|permitted)|are to|will be (?:given|permitted|allowed|accepted))\b)
    (?:nobody|no[\s-]one) is ever to\b
    nor (?:may|can|must|shall|should|are \w+ (?:allowed|permitted)|is (?:it|any))\b
    (?:nobody|no[\s-]one) (?!needs|has|is|was|knows|loses|suffers|minds|does)\w+s\b
"""
_MUST_NOT = r"""
    (?:must|shall) <adverb>(?:therefore )?(?:not|never|neither|under no|in no|at no)\b
    mustn't
    shan't
    must <adverb>(?:avoid|refrain|be avoided)\b
    <is> to be avoided
    (?:must|shall|may|can) (?:accept|take|have|give|make|receive|do|hold|use|offer|play|keep\
        |drink|bring) (?:no|nothing)\b(?! (?:more|less|fewer|later|longer))
    may (?:not|never)\b
    cannot\b
    can (?:not|never)\b
    can't\b
    (?:must|can|may) no longer
    (?:is|are|be) <adverb><forbidden>
    (?:isn't|aren't) (?:allowed|permitted|ok|okay|acceptable|on)\b
    (?:may|should|can|to) neither\b
    will (?:not|never) be (?:tolerated|permitted|allowed|accepted|acceptable|condoned|approved\
        |given)
    won't be (?:allowed|given)
    <is> (?:debarred|disqualified)\b
    (?:we|the \w+) (?:prohibits?|forbids?|bans?|do(?:es)? not (?:permit|allow|accept|tolerate\
        |condone))
    ha(?:s|ve) (?:a )?zero[\s-]tolerance
    strictly (?:forbidden|prohibited)
    (?:is|are|(?:will|shall) <adverb>be) (?:<adverb>(?:treated|regarded|considered|dealt with\
        |classed|viewed) (?:as|to be) )?(?:deemed )?<offence>
    counts? as (?:gross )?(?:misconduct|bribery|theft|fraud)
    amounts? to (?:gross )?misconduct
    is it (?:permitted|acceptable|allowed)
    not to (?:be \w+|accept|take|give|use|disclose)
    (?:don't|do not|never) (?=<verb>\b)
    (?:is|are) never (?:handed|accepted|paid|given|taken|used|left|lent|sold|kept|asked|told\
        |shown|carried)\b
    never\.
    <people> (?:never|do not|don't) (?!have|need|want|know|lose|agree|like|understand|feel|wish\
        |hear|get\b)
    ha(?:s|ve) no right to
    (?:ha(?:s|ve)|<is> under|it is) (?:[\w-]+ ){0,3}?(?:duty|obligation|responsibility)\
        (?: of \w+)? (?:not|never) to
    <is> <adverb>(?:required|obliged|bound|reminded) (?:not|never) to
    not (?:allowed|permitted)\b
    off[\s-]limits\b
    out of bounds\b
"""
_SHOULD_NOT = r"""
    should <adverb>(?:therefore )?(?:not|never|avoid|refrain|under no|be <adverb>avoided|be no)\b
    should <adverb>(?:endeavour|try|seek|aim|strive|take (?:\w+ )?care|be careful) (?:not|never)\b
    shouldn't\b
    ought not\b
    <is> best avoided
    <is> (?:expected|asked|advised|requested) (?:not to|to (?:avoid|refrain))
    <is> (?:inappropriate|undesirable|inadvisable|discouraged|unwise|improper)
    <is> not (?:appropriate|advisable|recommended|suitable|desirable|good practice|right\
        |fitting|proper)
    <is> (?:highly )?unlikely to be (?:appropriate|acceptable)
    there should be no\b
"""
_MAY = r"""
    (?:should|must|shall) only (?:accept|take|give|keep|receive|use)\b
    (?:should|must|shall) only be (?:accepted|taken|given|kept|received|used|offered)\b
    may\b
    can\b
    <is> not (?:forbidden|prohibited|banned)\b
    (?<![\w\x20])(?<!\w\s)(?:allowed|permitted|acceptable)\b
    <is> <adverb>(?:free|allowed|permitted|entitled|welcome|at liberty|eligible|acceptable)\b
    <is> <adverb>(?:permissible|tolerated|in order|fine|ok|okay|all right|alright)\b
    ha(?:s|ve) (?:the|a) right to
    nothing (?:in [\w\s]{2,40}? )?(?:prevents|stops|forbids|prohibits)
    no objection
    will (?:normally|usually|generally) be (?:permitted|allowed|acceptable|given|granted)
    gets? to keep
    remains? free
"""
_SHOULD = r"""
    should\b
    ought to\b
    (?:is|are|be) <adverb>(?:expected|encouraged|asked|advised|urged|requested|recommended\
        |invited|reminded)\b(?= (?:to|that|not|when|in|of)\b|[:,])
    it is (?:very |vitally |therefore |also )*(?:important|advisable|good practice|best|wise\
        |sensible|preferable)
    would do well
    please\b
    will be (?:expected|asked|encouraged)\b
    we (?:ask|expect|encourage|urge)\b
    expects? (?:you|all|its|staff|employees|every)
"""
_MUST = r"""
    must\b
    shall\b
    ha(?:s|ve) (?:an? |the )?(?:clear |legal |personal |statutory |general )?(?:to|duty\
        |obligation|responsibility)\b(?! (?:date|do with)\b)
    <is> <adverb>(?:required|obliged|obligatory|mandatory|compulsory|bound|essential|vital\
        |imperative)\b
    <is> <adverb>(?:incumbent|necessary|needed|conditional|reportable|notifiable|declarable\
        |registrable)\b
    <is> <adverb>responsible for (?:ensuring|making)\b
    it is (?:your|the|an?) (?:[\w'’-]+ ){0,4}?(?:responsibility|duty|requirement|condition)
    it is also incumbent
    needs? to\b
    (?:needs?|requires?|takes?) <consent>
    requires?\b
    <is> subject to <consent>
    (?<!purpose\x20)(?<!aim\x20)(?<!objective\x20)(?<!intention\x20)(?<!role\x20)(?<!task\x20)\
        (?<!policy\x20)(?<!job\x20)(?<!here\x20)(?<!code\x20)(?<!point\x20)\
        (?<!reason\x20)<is> <adverb>to (?!say\b|help|provide|which|whom|what|set|the\b|date\b\
        |describe|protect|give guidance|assist|blame)
    (?:will|shall) be (?:required|obliged|bound)\b
    (?:<people>|chief executive|directors?) will (?:seek|obtain|declare|report|record|notify)\b
    (?:<people>|managers|they) (?:tell|report|declare|enter|record|register|refuse|decline|ask\
        |seek|inform|notify|consult|hand)\b
    <is> <adverb>(?:declared|reported|entered|recorded|registered|refused|declined|returned\
        |logged|notified|handed (?:in|over|back)|placed on)\b(?= (?:to|in|on|within|at|with\
        |before|the same|immediately|promptly|beforehand)\b)
    <is> under an? (?:duty|obligation)
    undertakes? to
    always (?=<verb>\b)
    only with <consent>
"""

CUES: tuple[tuple[str, Modality | None, str], ...] = (
    ("free", Modality.NOT_REQUIRED, _FREE),
    ("assured", None, _ASSURED),
    ("nobody", Modality.MUST_NOT, _NOBODY_MAY),
    ("must_not", Modality.MUST_NOT, _MUST_NOT),
    ("should_not", Modality.SHOULD_NOT, _SHOULD_NOT),
    ("may", Modality.MAY, _MAY),
    ("should", Modality.SHOULD, _SHOULD),
    ("must", Modality.MUST, _MUST),
)
"""Name, force and words of each kind; what is only said to be possible has no force."""

CUE = re.compile(
    "|".join(rf"(?P<{name}>{phrases(lines, _PIECES)})" for name, _, lines in CUES), re.IGNORECASE
)
"""Any cue, named by its kind; to be matched at the beginning of a word."""

FIRST_WORDS = frozenset(
    words("""
    nothing clients client suppliers supplier contractors contractor customers customer users
    user patients patient public firms firm chief directors director need needs needn do does
    did doesn didn will would wouldn shall won is are isn aren there no nobody none nothing
    neither on under in at not without might could may can cannot nor must mustn shan be to we
    the has have strictly counts count amounts amount don never you staff employees officers
    colleagues volunteers members managers they off out should shouldn ought get gets remains
    remain it please expects expect requires require takes take undertakes undertake always only
    allowed permitted acceptable
    """)
)
"""Words that a cue begins with: looked up first, as the cues themselves are slow to try."""
