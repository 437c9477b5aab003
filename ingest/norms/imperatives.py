"""Commands: sentences that begin with a verb."""

from __future__ import annotations

import re

from ingest.norms.phrases import words

_CLEAR = words("""
    accept agree allow answer apologise apply ask assume attend avoid be become behave
    beware bring buy carry change check choose clear collect complete confirm consider
    consult contact cooperate co-operate copy cover create deal decline declare delete
    deliver describe destroy disclose discuss do dress drink drive eat encourage ensure
    enter escalate examine explain familiarise fill find follow forward get give go handle
    hand have help hide hold identify ignore inform inspect introduce invite join keep know
    learn leave let lie listen lend lock log look maintain make mark meet mention notify
    observe obtain offer open pass pay permit phone place post pretend prepare press promote
    protect provide put raise read record refer refrain refuse register reject release rely
    remain remember remove replace reply report request resist respect respond retain return
    review ring save say secure see seek sell send separate set share show shred sign sit
    smoke solicit speak stand start state stay step stick stop store submit supply support
    suspend switch take talk tell text thank think touch treat try turn undertake update
    upload use visit wait walk warn wear withdraw work write borrow bully charge claim
    conceal gamble harass post display discriminate retaliate photograph film tip trade play
    fund involve exaggerate falsify email e-mail telephone call count act book note
    challenge guard present quote publish divulge download install plug connect print park
    approach cancel claim sort treat account acknowledge add arrange bear begin bend breach
    breathe comply spend seal dispose decide cooperate rinse wash fasten cut knock replace
    escort rotate repay refund reclaim circulate invoice order buy rate recuse shut warn
    thank remind reveal explore familiarize prioritise supervise train transfer travel type
    understand unplug wipe
    """)
BASE_VERBS = "|".join(sorted(set(_CLEAR), key=len, reverse=True))
"""Regular expression of verbs as commands have them."""

_LIKE_NOUNS = (
    "access|account|act|address|answer|approach|attempts?|book|breach|call|change|charge|check|claim"
    "|contact|copy|cover|deal|display|dress|drink|drive|email|e-mail|film|fund|guard|hand|help|hold"
    "|look|mark|note|offer|open|park|pay|permit|phone|photograph|place|play|post|present|press"
    "|print|quote|record|release|report|request|respect|return|review|ring|separate|set|share|show"
    "|smoke|stand|start|state|step|store|support|talk|text|tip|touch|trade|treat|use|visit|wait"
    "|walk|work|clear|complete|register|log|leave|lie|secure"
    "|travel|transfer|order|type|train|invoice|rate|repair|rinse|wash|cut|shut|escort|supervise|love"
)
_OBJECT = (
    r"your|yours|yourself|the|an?|it|them|him|her|any|anything|anyone|all|every|everything|each|no"
    r"|nothing|nobody|what|whatever|both|only|these|this|those|that|such|people|others|someone"
    r"|something|if|when|before|immediately|promptly|first|out|up|off|down|back|directly|early"
    r"|fairly|honestly|clearly|openly|(?-i:[A-Z])[\w.]*"
)
"""What may follow a verb that could as well be a noun."""
_WITH_PREPOSITION = (
    r"(?:log\s+(?:in|on|off|out)\b|(?:report|talk|deal|look|wait|hand|act|lie|stand|walk|respond)"
    r"\s+(?:to|with|for|on|in|at|about)\b)"
)
_VERB = (
    rf"(?!(?:{_LIKE_NOUNS})\b)(?:{BASE_VERBS})|(?:{_LIKE_NOUNS})(?=\s+(?:{_OBJECT})\b)"
    rf"|(?={_WITH_PREPOSITION})\w+"
)
IMPERATIVE = re.compile(
    r"\s*(?:[-–—*•▪●>\"“'‘]+\s*|\*+|\(?(?:[a-z]|[ivx]+|\d{1,3}(?:\.\d+)*)[.)]\s+)*"
    r"(?:(?:always|then|so|instead|otherwise|therefore|first|simply|also|just|in\s+doubt|once\s+there"
    r"|either|at\s+all\s+times|as\s+a\s+rule|similarly|equally|above\s+all)\s*,?\s+)*"
    r"(?:(?:either|in|at|on|for|during|after|before|until|by|with|from|under|above|below|afterwards"
    r"|even|there|to)\b[\w'’£ -]{0,40},\s+(?:then\s+)?)?(?P<polite>please\s+(?:also\s+)?)?"
    rf"(?P<verb>(?!do\s+not\b)(?:{_VERB}))"
    r"(?=[\s,.!;]|$)(?!\s+(?:is|are|was|were|must|should|shall|will|may|can|has|of)\b)",
    re.IGNORECASE,
)
"""A main clause that begins with a command."""
PROHIBITION = re.compile(
    r"\W*(?:\(?\w{1,3}[.)]\s+)?(?:please\s+|so\s+|but\s+|also\s+|then\s+)*"
    r"(?P<verb>do\s+not|don['’]t|never)\s+(?!be\s+afraid|worry|hesitate|forget)(?=\w)",
    re.IGNORECASE,
)
"""A main clause that begins with a command not to do something."""
