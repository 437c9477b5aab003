"""What a clause's words oblige, permit or forbid, of whom, when."""

from decimal import Decimal

import pytest

from ingest.clauses import Clause, Span
from ingest.norms.norm import Comparison, Duty, DutyAction, Modality, Norm
from ingest.norms.reading import read_norms
from ingest.norms.references import read_references
from ingest.norms.sentences import split_sentences

MUST, MUST_NOT, SHOULD, SHOULD_NOT = (
    Modality.MUST,
    Modality.MUST_NOT,
    Modality.SHOULD,
    Modality.SHOULD_NOT,
)
MAY, NOT_REQUIRED, FACT = Modality.MAY, Modality.NOT_REQUIRED, Modality.FACT


def clause(text: str, stem: str | None = None, offset: int = 0) -> Clause:
    return Clause("a-code", "1.1", (), text, (Span(offset, offset + len(text)),), stem)


def norm(text: str, stem: str | None = None) -> Norm:
    (found,) = read_norms(clause(text, stem))
    return found


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("You must tell your manager.", MUST),
        ("Staff shall wear a badge.", MUST),
        ("A colleague who is approached tells the manager the same day.", MUST),
        ("Travel may not be paid by a supplier.", MUST_NOT),
        ("Nothing in this clause requires a declaration.", NOT_REQUIRED),
        ("A lunch provided for everyone may be accepted.", MAY),
        ("Staff who accept a gift must declare it.", MUST),
        ("Gifts which cost more must be refused.", MUST),
        ("Employees are required to follow instructions.", MUST),
        ("You have to sign in.", MUST),
        ("Drivers need to carry their licence.", MUST),
        ("You have a duty to report it.", MUST),
        ("Staff will be required to complete a form.", MUST),
        ("Entries are to be made in ink.", MUST),
        ("Any other paid work requires the prior approval of your head of department.", MUST),
        ("A larger gift needs your director's consent.", MUST),
        ("It is your responsibility to keep it safe.", MUST),
        ("Gifts are entered in the register within five days.", MUST),
        ("Tell your manager at once.", MUST),
        ("Refuse it politely.", MUST),
        ("In an emergency, ring Control.", MUST),
        ("If in any doubt ask the person responsible for data protection.", MUST),
        ("If you are unsure, ask.", MUST),
        ("Report any loss to the Service Desk.", MUST),
        ("A late text: tell the on-call manager.", MUST),
        ("Anyone who may drive must show a licence.", MUST),
        ("You must not accept cash.", MUST_NOT),
        ("Divers have a duty not to touch the wreck.", MUST_NOT),
        ("Guides are reminded never to leave a group.", MUST_NOT),
        ("Officers shall never disclose it.", MUST_NOT),
        ("Gifts may not be kept.", MUST_NOT),
        ("You cannot accept it.", MUST_NOT),
        ("You can’t accept it.", MUST_NOT),
        ("It is not permitted to smoke.", MUST_NOT),
        ("Drones are not to be flown.", MUST_NOT),
        ("No employee may supervise a relative.", MUST_NOT),
        ("(2) No swap may leave a colleague alone.", MUST_NOT),
        ("No gift over £10 may be kept.", MUST_NOT),
        ("Nobody may take keys home.", MUST_NOT),
        ("Nobody works over 48 hours.", MUST_NOT),
        ("On no account should gifts be accepted from service users.", MUST_NOT),
        ("At no time should this merge into the personal.", MUST_NOT),
        ("Under no circumstances may cash be taken.", MUST_NOT),
        ("Never leave the key in the lock.", MUST_NOT),
        ("Do not discuss a case.", MUST_NOT),
        ("Don't investigate it yourself.", MUST_NOT),
        ("Gambling on the premises is prohibited.", MUST_NOT),
        ("Socialising with service users is not acceptable.", MUST_NOT),
        ("It is a disciplinary offence to falsify a claim.", MUST_NOT),
        ("Theft will be treated as gross misconduct.", MUST_NOT),
        ("Bullying will not be tolerated.", MUST_NOT),
        ("You must accept no hospitality from a bidder.", MUST_NOT),
        ("Money is never accepted.", MUST_NOT),
        ("Staff should dress smartly.", SHOULD),
        ("Employees are expected to be honest.", SHOULD),
        ("You are encouraged to speak up.", SHOULD),
        ("It is therefore very important that staff keep to the standards.", SHOULD),
        ("Please read it.", SHOULD),
        ("You should not drink at lunch.", SHOULD_NOT),
        ("Avoid any appearance of favour.", SHOULD_NOT),
        ("You should endeavour not to appoint a relative.", SHOULD_NOT),
        ("Staff should take great care never to promise a place.", SHOULD_NOT),
        ("Such contact should be avoided.", SHOULD_NOT),
        ("It is not appropriate to oppose the council's aims.", SHOULD_NOT),
        ("You may keep a diary.", MAY),
        ("Small gifts can be accepted.", MAY),
        ("You are free to use the discount.", MAY),
        ("A working lunch is acceptable.", MAY),
        ("Smoking is permitted in the shelter.", MAY),
        ("Staff have the right to join a union.", MAY),
        ("Relationships between colleagues are not forbidden.", MAY),
        ("Volunteers are met only with a second person present.", MAY),
        ("Anyone may raise a complaint with the Clerk.", MAY),
        ("Anyone may expose wrongdoing to the regulator.", MAY),
        ("Drivers may sound the horn at the gate.", MAY),
        ("You need not declare it.", NOT_REQUIRED),
        ("You do not have to tell anyone.", NOT_REQUIRED),
        ("There is no need to record it.", NOT_REQUIRED),
        ("Consent is not required.", NOT_REQUIRED),
        ("No approval is needed.", NOT_REQUIRED),
        ("This rule does not apply to volunteers.", NOT_REQUIRED),
        ("Councillors are exempt.", NOT_REQUIRED),
        ("Nobody has to use their own phone.", NOT_REQUIRED),
        ("This code was agreed in 2019.", FACT),
        ("Failure to do so may be a criminal offence.", FACT),
        ("Such behaviour may lead to disciplinary action.", FACT),
        ("A breach could result in dismissal.", FACT),
        ("It might be the conduct of another employee.", FACT),
        ("Careless driving can endanger you and others.", FACT),
        ("A debt may put officers at risk of pressure.", FACT),
        ("Serious debt may expose officers to pressure.", FACT),
        ("Nobody will suffer for raising a concern.", FACT),
        ("“Relative” means a spouse, parent or child.", FACT),
        ("Can I keep a bottle of wine?", FACT),
        ("A sale of three objects shall not be regarded as dealing.", FACT),
        ("Contact with the media", FACT),
        ("Use of resources", FACT),
    ],
)
def test_force_of_a_sentence(text, modality):
    assert norm(text).modality is modality


@pytest.mark.parametrize(
    ("stem", "item", "modality"),
    [
        ("You must not:", "accept cash", MUST_NOT),
        ("Staff must:", "wear a badge;", MUST),
        ("Staff must:", "not lend their badge", MUST_NOT),
        ("You should:", "never work alone", SHOULD_NOT),
        ("Crews must ensure that:", "they must not sleep on deck", MUST_NOT),
        ("You do not need consent to:", "write a letter to the press", NOT_REQUIRED),
        ("Examples of unacceptable behaviour:", "swearing at a colleague", MUST_NOT),
        ("The following will normally be regarded as gross misconduct:", "theft;", MUST_NOT),
        ("The following are acceptable:", "a cup of tea", MAY),
        ("You may accept:", "a diary", MAY),
        ("Gifts must be refused except:", "a diary", NOT_REQUIRED),
        ("You must not accept gifts, except for:", "a diary", MAY),
        ("You must not:", "You may, however, keep a diary.", MAY),
        ("No person shall be carried.", "A second escort may be carried if needed.", MAY),
        ("The following are examples of misconduct.", "theft", FACT),
        ("Request\tDecided by\tTime", "Secondary employment\tManager\t21 days", FACT),
        ("Our principles:", "Tell the truth.", MUST),
        ("Our principles:", "honesty", FACT),
    ],
)
def test_an_item_takes_the_force_of_its_stem(stem, item, modality):
    assert norm(item, stem).modality is modality


def test_an_item_can_be_the_condition_that_its_stem_leaves_open():
    found = norm("are arrested;", "You must tell your line manager in writing if you:")
    assert found.modality is MUST
    assert found.condition == "if are arrested"
    assert found.duties == (Duty(DutyAction.TELL, "your line manager", in_writing=True),)


@pytest.mark.parametrize(
    ("text", "condition", "exception"),
    [
        ("If you are offered a gift, you must refuse it.", "If you are offered a gift", None),
        ("You may keep it if your manager agrees.", "if your manager agrees", None),
        (
            "You may take part provided that it is in your own time.",
            "provided that it is in your own time",
            None,
        ),
        (
            "You must not work while sick without the written consent of HR.",
            "without the written consent of HR",
            None,
        ),
        ("Gifts must be refused unless refusal would offend.", "unless refusal would offend", None),
        (
            "Where there is, or could be, a difficulty, staff should consult their manager.",
            "Where there is, or could be, a difficulty",
            None,
        ),
        ("You must refuse gifts, except small tokens.", None, "except small tokens"),
        ("No payment may be taken other than your salary.", None, "other than your salary"),
        (
            "Slogans, other than those of a charity, may not be worn.",
            None,
            "other than those of a charity",
        ),
        ("Tell HR about it, even if you are unsure.", None, None),
        ("They may be subject to disciplinary action.", None, None),
        ("It may be taken home without approval.", None, None),
        (
            "Where you learn that a parcel may be meant for you or there is an offer of one you"
            " should decline it.",
            "Where you learn that a parcel may be meant for you or there is an offer of one",
            None,
        ),
        (
            "If a driver is in doubt whether this may delay them they should ring the depot.",
            "If a driver is in doubt whether this may delay them",
            None,
        ),
        ("After that you may paint the fence.", None, None),
        (
            "Use of the kiln is permitted provided keepers have been shown how.",
            "provided keepers have been shown how",
            None,
        ),
        (
            "Beards are welcome, provided only that a mask still fits.",
            "provided only that a mask still fits",
            None,
        ),
        ("Gloves are provided free and the boots provided each winter are yours.", None, None),
    ],
)
def test_conditions_and_exceptions_are_told_apart(text, condition, exception):
    found = norm(text)
    assert (found.condition, found.exception) == (condition, exception)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("All officers must declare it.", "All officers"),
        ("The Chief Executive may approve it.", "The Chief Executive"),
        ("An officer who is approached must record it.", "An officer who is approached"),
        ("No employee may vote.", "employee"),
        ("During their duties employees may be offered tea.", "employees"),
        ("Gifts must be refused.", None),
        ("Tell your manager.", None),
    ],
)
def test_who_is_bound(text, actor):
    assert norm(text).actor == actor


@pytest.mark.parametrize(
    ("text", "duties"),
    [
        ("You must tell your line manager before you accept it.",
         [Duty(DutyAction.TELL, "your line manager", "before you accept it")]),
        ("You must advise the Assistant Director for Legal and Governance in writing.",
         [Duty(DutyAction.TELL, "the Assistant Director for Legal and Governance",
               in_writing=True)]),
        ("Losses must be reported to the IT Service Desk within 24 hours.",
         [Duty(DutyAction.TELL, "the IT Service Desk", "within 24 hours")]),
        ("The Ethics Desk must be told immediately.",
         [Duty(DutyAction.TELL, "The Ethics Desk", "immediately")]),
        ("Interests must be declared to the Monitoring Officer within 28 days.",
         [Duty(DutyAction.DECLARE, "the Monitoring Officer", "within 28 days")]),
        ("It must be entered in the Register of Gifts within 7 days.",
         [Duty(DutyAction.REGISTER, None, "within 7 days", register="Register of Gifts")]),
        ("Staff must seek permission from the Chief Executive in advance.",
         [Duty(DutyAction.SEEK_CONSENT, "the Chief Executive", "in advance")]),
        ("You need your line manager's written consent.",
         [Duty(DutyAction.SEEK_CONSENT, "your line manager", in_writing=True)]),
        ("You may keep it if your head of department has agreed beforehand.",
         [Duty(DutyAction.SEEK_CONSENT, "your head of department", "beforehand")]),
        ("You must not accept it without first obtaining the consent of your line manager.",
         [Duty(DutyAction.SEEK_CONSENT, "your line manager")]),
        ("Leave must be approved by your manager.",
         [Duty(DutyAction.SEEK_CONSENT, "your manager")]),
        ("Vans must not be used unless specifically authorised to do so.",
         [Duty(DutyAction.SEEK_CONSENT)]),
        ("No file leaves the office unless cleared in writing by the Registrar.",
         [Duty(DutyAction.SEEK_CONSENT, "the Registrar", in_writing=True)]),
        ("Vans may be used by authorised staff.", []),
        ("Nothing is copied unless permitted by law.", []),
        ("If in doubt, consult your line manager.",
         [Duty(DutyAction.SEEK_ADVICE, "your line manager")]),
        ("Discuss it with Human Resources.", [Duty(DutyAction.SEEK_ADVICE, "Human Resources")]),
        ("Where it is worth more, ask first and the line manager should be told.",
         [Duty(DutyAction.TELL, "the line manager")]),
        ("It should be shown to Occupational Health, which will tell the Office.", []),
        ("It will be weighed whether the loss should be reported to the Regulator.", []),
        ("The Head decides whether to inform the police.", []),
        ("Whether or not it is kept, tell your line manager.",
         [Duty(DutyAction.TELL, "your line manager")]),
        ("A registered professional must keep it.", []),
        ("Such gifts must be refused.", [Duty(DutyAction.REFUSE)]),
        ("You must not disclose information.", []),
        ("Tell your skipper before you dive especially if it is dark.",
         [Duty(DutyAction.TELL, "your skipper", "before you dive")]),
        ("Please refer to the [Conflicts of Interest](#) page.", []),
        ("It may be held without clearance.", []),
        ("You are advised to read it.", []),
        ("Do not report for duty drunk.", []),
    ],
)  # fmt: skip
def test_what_is_to_be_done_towards_whom(text, duties):
    assert list(norm(text).duties) == duties


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("(see also note 1 and 2 below)", ("Note 1", "Note 2")),
        ("an appropriate person (see paragraph 5.3)", ("5.3",)),
        ("under 4.2 and 4.8", ("4.2", "4.8")),
        ("by paragraphs 15 to 17", ("15", "16", "17")),
        ("as Article 5 says", ("Article 5",)),
        ("clause 9(2)", ("9(2)",)),
        ("§ 12 applies", ("12",)),
        ("the form at Appendix A", ("Appendix A",)),
        ("section 117 of the Local Government Act 1972", ()),
        ("the Section 151 Officer", ()),
        ("from 4.30 pm, up to 1.5 kg, £4.20", ()),
    ],
)
def test_labels_of_other_clauses(text, references):
    assert read_references(text) == references


@pytest.mark.parametrize(
    "sentences",
    [
        ["Avoid risk, e.g. Theft of tools.", "Ask."],
        ["Holding shares (nb. This counts) is an interest.", "Declare it."],
        ["Tell Mr. J. Smith of No. 5 depot.", "Use S.I.D. forms."],
        ["It costs £2.50.", "Pay 3.5 per cent."],
        ["Gifts, flowers, etc.", "Staff must refuse them."],
        ["“Never take it.”", "He said so!", "Why?"],
        ["People don't.", "You can."],
    ],
)
def test_where_sentences_end(sentences):
    text = " ".join(sentences)
    assert [text[s.start : s.end] for s in split_sentences(text)] == sentences


def test_rows_and_bullets_are_sentences_of_their_own():
    text = "Limits\n\n| Gift | yes |\n| Cash | Never |\n- One\n- Two"
    assert [text[s.start : s.end] for s in split_sentences(text)] == [
        "Limits", "| Gift | yes |", "| Cash | Never |", "- One", "- Two",
    ]  # fmt: skip
    assert [n.modality for n in read_norms(clause(text))][1:3] == [MAY, MUST_NOT]


@pytest.mark.parametrize(
    ("text", "modalities"),
    [
        ("You may keep flowers; cash must be refused.", [MAY, MUST]),
        ("You may be a member, but you must not hold office.", [MAY, MUST_NOT]),
        ("You may keep small gifts, but gifts over £25 must be declared.", [MAY, MUST]),
        ("A minibus may be hired, and must not be lent.", [MAY, MUST_NOT]),
        ("You may keep it but must record it.", [MAY]),
        ("A token may be kept and need not be recorded.", [MAY, NOT_REQUIRED]),
    ],
)
def test_parts_of_a_sentence_that_pull_different_ways_are_norms_of_their_own(text, modalities):
    norms = read_norms(clause(text, offset=100))
    assert [n.modality for n in norms] == modalities
    assert all(text[n.start - 100 : n.end - 100] == n.text for n in norms)


def test_offsets_point_into_the_source_across_a_page_break():
    source = "1.1 Refuse gifts over\nPage 3\n£25 in value. Tell HR."
    spans = (Span(4, 21), Span(29, len(source)))
    text = "\n".join(source[span.start : span.end] for span in spans)
    first, second = read_norms(Clause("a-code", "1.1", (), text, spans))
    assert (first.start, first.end) == (4, 42)
    assert source[second.start : second.end] == "Tell HR."
    (limit,) = first.limits
    assert source[limit.end - 3 : limit.end] == "£25"
    assert (limit.start, limit.value) == (17, Decimal(25))


def test_limits_and_modality_of_the_five_ways_to_rule_on_a_hamper():
    token, refuse = read_norms(
        clause(
            "Any gift with a value of £25.00 or more is highly unlikely to be viewed as a 'token'."
            " Gifts other than tokens must be refused."
        )
    )
    assert [(x.value, x.comparison) for x in token.limits] == [(Decimal(25), Comparison.AT_LEAST)]
    assert (refuse.modality, refuse.exception) == (MUST, "other than tokens")
    small, frequent = read_norms(
        clause(
            "Occasional small gifts under £50 in value may be permitted unless this gives the"
            " impression of influence. Frequent receipt (more than two in any three-month period)"
            " of gifts of less than £50 must be reported to the line manager."
        )
    )
    assert (small.modality, small.condition) == (
        MAY,
        "unless this gives the impression of influence",
    )
    assert [(x.value, x.comparison, x.period) for x in frequent.limits] == [
        (Decimal(2), Comparison.OVER, "three months"),
        (Decimal(50), Comparison.UNDER, None),
    ]
    assert frequent.duties == (Duty(DutyAction.TELL, "the line manager"),)
    declared = norm("Gifts must be declared, if over the value of £10.")
    assert [(x.value, x.comparison) for x in declared.limits] == [(Decimal(10), Comparison.OVER)]
    assert declared.duties == (Duty(DutyAction.DECLARE),)
