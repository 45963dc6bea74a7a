"""What holds for every register and every text: order, bounds, independence, directions, fingerprints."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.linking import labelled
from violence_response.errors import LinkTextUnusable
from violence_response.linking import Index, Suggestion, Suggestions
from violence_response.linking.indexing import Text, Texts
from violence_response.linking.wording import Vocabulary

EVERYTHING = 1_000
FINDINGS = [finding.summary for finding in labelled.findings()]
POOL = labelled.texts()
summaries = st.sampled_from(FINDINGS)
shelves = st.lists(
    st.sampled_from(POOL.intervention), min_size=1, max_size=12, unique_by=lambda text: text.key
)
quick = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def made(interventions: list[Text], findings: tuple[Text, ...] = ()) -> Index:
    return Index(Texts(tuple(interventions), POOL.theme, POOL.priority, findings))


def every(suggestions: Suggestions) -> list[Suggestion]:
    return [*suggestions.interventions, *suggestions.themes, *suggestions.priorities]


@quick
@given(shelves, summaries, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(shelf: list[Text], text: str, random: object) -> None:
    shuffled = list(shelf)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert made(shelf).suggest(text) == made(shuffled).suggest(text)


@quick
@given(shelves, summaries, st.sampled_from(POOL.intervention))
def test_another_intervention_does_not_change_what_fits(shelf: list[Text], text: str, other: Text) -> None:
    before = {each.target_id for each in made(shelf).suggest(text, limit=EVERYTHING).interventions}
    grown = [*[each for each in shelf if each.key != other.key], other]
    after = {each.target_id for each in made(grown).suggest(text, limit=EVERYTHING).interventions}
    assert before - {other.key} == after - {other.key}


@quick
@given(shelves, summaries)
def test_scores_fall_and_lie_between_0_and_1(shelf: list[Text], text: str) -> None:
    found = made(shelf).suggest(text, limit=EVERYTHING)
    for some in (found.interventions, found.themes, found.priorities):
        scores = [each.score for each in some]
        assert scores == sorted(scores, reverse=True)
        assert all(0 < score < 1 for score in scores)
        assert len({each.target_id for each in some}) == len(some)
    for each in every(found):
        assert each.matched
        assert all(word.casefold() in text.casefold() for word in each.matched)
        assert each.why.endswith(".")


@quick
@given(summaries)
def test_saying_it_twice_changes_nothing(text: str) -> None:
    index = made(list(POOL.intervention))
    once, twice = index.suggest(text), index.suggest(f"{text}\n{text}")
    assert [(each.target_id, each.score) for each in every(once)] == [
        (each.target_id, each.score) for each in every(twice)
    ]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_answered_or_refused_in_a_sentence(text: str) -> None:
    if any(letter.isalnum() for letter in text):
        assert all(0 < each.score < 1 for each in every(INDEX.suggest(text)))
    else:
        with pytest.raises(LinkTextUnusable, match=r"as a sentence\.$"):
            INDEX.suggest(text)


INDEX = Index(labelled.shipped())


@pytest.mark.parametrize("text", ["", "   ", "?!", "\x00\x07", "🔥", "—"])
def test_a_text_without_words_is_refused(text: str) -> None:
    with pytest.raises(LinkTextUnusable, match="there are no words in it"):
        INDEX.suggest(text)


def test_a_text_that_is_too_long_is_refused_and_the_longest_is_not() -> None:
    with pytest.raises(LinkTextUnusable, match="it has 50,000 characters and a finding at most 10,000"):
        INDEX.suggest("knife " * 8_333 + "kn")
    assert INDEX.suggest("knife crime " * 833).interventions


@pytest.mark.parametrize("key", [text.key for text in labelled.shipped().finding[::7]])
def test_both_directions_agree(key: str) -> None:
    forwards = INDEX.suggest_for(key, limit=EVERYTHING).interventions
    for each in forwards:
        back = {other.target_id: other for other in INDEX.findings_for(each.target_id, limit=EVERYTHING)}
        assert replace(back[key], kind="intervention", target_id=each.target_id) == each


def test_a_fingerprint_changes_with_the_texts_and_with_nothing_else() -> None:
    text = "Licensed premises are not checked."
    first = made(list(POOL.intervention)).suggest(text).interventions[0]
    fewer = [each for each in POOL.intervention[::2] if each.key != first.target_id]
    fewer += [each for each in POOL.intervention if each.key == first.target_id]
    same = made(fewer).suggest(" Licensed  premises are not checked. ").interventions
    assert first.fingerprint in {each.fingerprint for each in same}
    changed = [
        replace(each, texts=(*each.texts[:1], "Undercover checks on bars.", *each.texts[2:]))
        if each.key == first.target_id
        else each
        for each in POOL.intervention
    ]
    again = {each.target_id: each for each in made(changed).suggest(text).interventions}
    assert again[first.target_id].fingerprint != first.fingerprint
    other = made(list(POOL.intervention)).suggest("Licensed premises are never checked.").interventions
    assert first.fingerprint not in {each.fingerprint for each in other}


def test_an_expression_ends_with_its_sentence_and_the_longest_wins() -> None:
    vocabulary = Vocabulary([("chess", "Chess", "chess club;police")])
    assert "night-time economy" in vocabulary.analysed("the late Night Time economy").subjects
    assert "night-time economy" not in vocabulary.analysed("at night. Time economy").subjects
    assert vocabulary.analysed("A young person's knife-crime lessons").subjects["teaching about knives"]
    assert not vocabulary.analysed("not excluding adults").subjects
    assert not vocabulary.analysed("not excluding adults").words
    assert list(vocabulary.analysed("Chess clubs for the police").subjects) == ["term:chess club"]
    assert vocabulary.analysed("send it to SEND").subjects == {"neurodiversity and special needs": ("SEND",)}
    assert "reachable moment" not in vocabulary.analysed("hard to navigate").subjects
