"""DD31x: what an act needs: a commitment, an ask, a target, a checkable detail."""

from dialogdata.models import Dialogue
from dialogdata.rules.context import Context
from dialogdata.rules.facts import Facts
from dialogdata.rules.rule import Group, Places

GROUP = Group()


@GROUP.rule(
    "DD310",
    "commitment-missing",
    "error",
    "A promise without its commitment",
    why="How strong, exact and checkable a promise is, is what this data is for.",
    fix="Add `commitment` with obligation, precision, delegation and verifiability.",
    bad='{"act": "commit", "summary": "…"}',
    good='{"act": "commit", "commitment": {"obligation": "political_commitment", …}}',
)
def commitment_missing(dialogue: Dialogue, facts: Facts, context: Context) -> Places:
    if not facts.act_amiss:
        return
    acts = context.commissive
    for i, statement in enumerate(dialogue.statements):
        if statement.act in acts and statement.commitment is None:
            yield f"/statements/{i}", f"act {statement.act!r} promises, but `commitment` is absent"


@GROUP.rule(
    "DD311",
    "commitment-misplaced",
    "error",
    "A commitment on an act that promises nothing",
    why="It would be counted as a promise.",
    fix="Remove `commitment`, or choose a commissive act.",
    bad='{"act": "welcome", "commitment": {…}}',
    good='{"act": "intend", "commitment": {…}}',
)
def commitment_misplaced(dialogue: Dialogue, facts: Facts, context: Context) -> Places:
    if not facts.act_amiss:
        return
    acts = context.commissive
    for i, statement in enumerate(dialogue.statements):
        if statement.commitment is not None and statement.act not in acts:
            pointer = f"/statements/{i}/commitment"
            yield pointer, f"act {statement.act!r} promises nothing"


@GROUP.rule(
    "DD312",
    "ask-missing",
    "error",
    "An appeal without what is asked",
    why="“Who was called on to do what” needs the what.",
    fix="Add `ask` with a text and its verifiability.",
    bad='{"act": "call_on", "targets": […]}',
    good='{"act": "call_on", "ask": {"text": "…", "verifiability": "observable"}, …}',
)
def ask_missing(dialogue: Dialogue, facts: Facts, context: Context) -> Places:
    if not facts.act_amiss:
        return
    acts = context.directive
    for i, statement in enumerate(dialogue.statements):
        if statement.act in acts and statement.ask is None:
            yield f"/statements/{i}", f"act {statement.act!r} asks, but `ask` is absent"


@GROUP.rule(
    "DD313",
    "directive-without-target",
    "error",
    "An appeal to nobody",
    why="“Who was called on” needs the who.",
    fix="Add a target; use an entity of type unnamed when the text names nobody.",
    bad='{"act": "call_on", "ask": {…}}',
    good='{"act": "call_on", "ask": {…}, "targets": [{"entity": "AFG", "stance": "call_on"}]}',
)
def directive_without_target(dialogue: Dialogue, facts: Facts, context: Context) -> Places:
    if not facts.act_amiss:
        return
    acts = context.directive
    for i, statement in enumerate(dialogue.statements):
        if statement.act in acts and not statement.targets:
            yield f"/statements/{i}", f"act {statement.act!r} asks, but `targets` is absent"


@GROUP.rule(
    "DD314",
    "positional-without-target",
    "error",
    "A position on nothing",
    why="Support and opposition are towards something.",
    fix="Add the target, or choose state_position for a view without one.",
    bad='{"act": "support", "summary": "…"}',
    good='{"act": "support", "targets": [{"entity": "one-china-principle", "stance": "support"}]}',
)
def positional_without_target(dialogue: Dialogue, facts: Facts, context: Context) -> Places:
    if not facts.act_amiss:
        return
    acts = context.positional
    for i, statement in enumerate(dialogue.statements):
        if statement.act in acts and not statement.targets:
            pointer = f"/statements/{i}"
            yield pointer, f"act {statement.act!r} takes a position, but `targets` is absent"


@GROUP.rule(
    "DD315",
    "monitored-without-body",
    "error",
    "Monitored, but nobody is named",
    why="`monitored` means that the text names who reports or checks.",
    fix="Add `body`, or lower the verifiability.",
    bad='{"verifiability": "monitored"}',
    good='{"verifiability": "monitored", "body": "Joint Commission"}',
)
def monitored_without_body(dialogue: Dialogue, facts: Facts, _context: Context) -> Places:
    if not facts.monitored:
        return
    for i, statement in enumerate(dialogue.statements):
        promise, ask = statement.commitment, statement.ask
        if promise is not None and promise.verifiability == "monitored" and promise.body is None:
            yield f"/statements/{i}/commitment", "`monitored`, but `body` is absent"
        if ask is not None and ask.verifiability == "monitored" and ask.body is None:
            yield f"/statements/{i}/ask", "`monitored`, but `body` is absent"


@GROUP.rule(
    "DD316",
    "parameters-without-detail",
    "error",
    "Exact parameters, but none is given",
    why="`parameters` means a date, an amount, a place or a named instrument.",
    fix="Add `due`, `amount`, `place` or a reference, or lower the precision to action.",
    bad='{"precision": "parameters"}',
    good='{"precision": "parameters", "due": "2027"}',
)
def parameters_without_detail(dialogue: Dialogue, facts: Facts, _context: Context) -> Places:
    if not facts.parameters:
        return
    for i, statement in enumerate(dialogue.statements):
        promise = statement.commitment
        if promise is None or promise.precision != "parameters" or statement.references:
            continue
        if promise.due is None and promise.amount is None and promise.place is None:
            pointer = f"/statements/{i}/commitment"
            yield pointer, "`parameters`, but no date, amount, place or instrument is given"


@GROUP.rule(
    "DD317",
    "ask-misplaced",
    "error",
    "An ask on an act that asks nothing",
    why="It would be counted as an appeal.",
    fix="Remove `ask`, or choose a directive act.",
    bad='{"act": "express_concern", "ask": {…}}',
    good='{"act": "call_on", "ask": {…}}',
)
def ask_misplaced(dialogue: Dialogue, facts: Facts, context: Context) -> Places:
    if not facts.act_amiss:
        return
    acts = context.directive
    for i, statement in enumerate(dialogue.statements):
        if statement.ask is not None and statement.act not in acts:
            yield f"/statements/{i}/ask", f"act {statement.act!r} asks nothing"


@GROUP.rule(
    "DD318",
    "stance-contradicts-act",
    "error",
    "The stance contradicts the act",
    why="Negated content must not be counted as support.",
    fix="Correct the stance or the act.",
    bad='{"act": "reject", "targets": [{"entity": "taiwan-independence", "stance": "support"}]}',
    good='{"act": "reject", "targets": [{"entity": "taiwan-independence", "stance": "oppose"}]}',
)
def stance_contradicts(dialogue: Dialogue, facts: Facts, _context: Context) -> Places:
    if facts.stances.isdisjoint(_CONTRADICTORY):
        return
    for i, statement in enumerate(dialogue.statements):
        wrong = _CONTRADICTIONS.get(statement.act)
        # Support of one target may imply opposition to another (a state's fight against terrorism),
        # so only a statement whose every stance runs against its act is at fault.
        if wrong and statement.targets and all(t.stance in wrong for t in statement.targets):
            stance = statement.targets[0].stance
            pointer = f"/statements/{i}/targets/0/stance"
            yield pointer, f"stance {stance!r} on an act of {statement.act!r}"


_APPROVAL = frozenset({"support", "welcome"})
_REFUSAL = frozenset({"oppose", "condemn"})
_CONTRADICTIONS = {
    "condemn": _APPROVAL,
    "oppose": _APPROVAL,
    "reject": _APPROVAL,
    "support": _REFUSAL,
    "welcome": _REFUSAL,
    "praise": _REFUSAL,
    "recognise": _REFUSAL,
}
_CONTRADICTORY = frozenset(
    (act, stance) for act, wrong in _CONTRADICTIONS.items() for stance in wrong
)
