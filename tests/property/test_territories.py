"""Whatever is written in a territory column, the answer is a known code or a reason in French."""

from hypothesis import given
from hypothesis import strategies as st

from data.territories.gazetteer import load_gazetteer

GAZETTEER = load_gazetteer()
CODES = GAZETTEER.codes()
DEPARTMENTS = st.sampled_from(GAZETTEER.codes("département"))


@given(st.text(max_size=40) | st.from_regex(r"[0-9]{1,6}( ?[-(] ?[a-zé]{1,8}\)?)?", fullmatch=True))
def test_any_text_gives_a_code_or_a_reason(text: str) -> None:
    found = GAZETTEER.resolve(text)
    assert (found.code in CODES) if found.code else found.note


@given(DEPARTMENTS, st.sampled_from(["{name} ({code})", "{code} - {name}", "{name} {code}"]))
def test_name_and_code_in_any_arrangement_mean_the_same(code: str, form: str) -> None:
    written = form.format(name=GAZETTEER.name(code), code=code)
    for variant in (written, written.upper(), written.lower(), written.replace("-", " ")):
        assert GAZETTEER.resolve(variant).code == code


@given(st.integers(min_value=0, max_value=99_999))
def test_a_postcode_lies_where_its_digits_say(number: int) -> None:
    found = GAZETTEER.resolve_postcode(f"{number:05d}")
    assert found.code is None or GAZETTEER.path(found.code)[-1] == "FR"
