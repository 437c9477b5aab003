"""Answerers simple enough to know every answer of, whole and with one part broken."""

from qa_service.schemas import AskResponse, CitationOut, RankedClause, Verdict

TOPICS = {
    "mug": ("1.1", Verdict.PERMITTED),
    "money": ("1.2", Verdict.PROHIBITED),
    "job": ("1.3", Verdict.REQUIRED),
    "register": ("1.4", Verdict.INFORMATIONAL),
}


class WordAnswerer:
    """Knows four words; three parts, each of which a subclass can break."""

    def __init__(self, tree):
        self.tree = tree

    def ask(self, request):
        label, verdict = self.decide(request.question)
        ranked = self.rank(label)
        cited = self.cite(label) if label else []
        return AskResponse(
            question=request.question,
            code=request.code,
            verdict=verdict,
            headline=f"It is {verdict}.",
            answer="See the clause.",
            next_steps=[],
            facts=[],
            derivation=[],
            citations=[self.citation(clause) for clause in cited],
            ranked_clauses=[self.out(clause, rank) for rank, clause in enumerate(ranked)],
            confidence=0.9 if label else 0.6,
            conversation="c1",
            index_version="v1",
            ms=1.0,
        )

    def decide(self, question):
        known = (TOPICS[word] for word in TOPICS if word in question)
        return next(known, (None, Verdict.NOT_COVERED))

    def rank(self, label):
        return sorted(self.tree.clauses, key=lambda clause: clause.label != label)

    def cite(self, label):
        return [self.tree.clause(label)]

    def citation(self, clause):
        return CitationOut(
            code=clause.code,
            code_title=self.tree.title,
            clause=clause.label,
            heading=list(clause.heading),
            quote=clause.text,
            start=clause.start,
            end=clause.end,
            text=clause.text,
            source=self.tree.document.source,
        )

    def out(self, clause, rank):
        return RankedClause(
            code=clause.code,
            clause=clause.label,
            heading=list(clause.heading),
            text=clause.text,
            score=1 / (rank + 1),
        )


class BrokenRetriever(WordAnswerer):
    def rank(self, label):
        return [clause for clause in self.tree.clauses if clause.label != label]


class BrokenDecider(WordAnswerer):
    def decide(self, question):
        label, verdict = super().decide(question)
        wrong = {Verdict.PERMITTED: Verdict.PROHIBITED, Verdict.PROHIBITED: Verdict.PERMITTED}
        return label, wrong.get(verdict, verdict)


class BrokenCitation(WordAnswerer):
    def cite(self, label):
        return [clause for clause in self.tree.clauses if clause.label != label][:1]


class BrokenQuote(WordAnswerer):
    def citation(self, clause):
        return super().citation(clause).model_copy(update={"quote": "Staff may do as they like."})


class NeverSilent(WordAnswerer):
    def decide(self, question):
        label, verdict = super().decide(question)
        return (label, verdict) if label else ("1.1", Verdict.PERMITTED)


class AlwaysSilent(WordAnswerer):
    def decide(self, question):
        return None, Verdict.NOT_COVERED


ANSWERERS = {
    kind.__name__: kind
    for kind in (
        WordAnswerer,
        BrokenRetriever,
        BrokenDecider,
        BrokenCitation,
        BrokenQuote,
        NeverSilent,
        AlwaysSilent,
    )
}
