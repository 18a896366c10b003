"""The variants of our method that `--ablation` compares: add a row to measure another."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from unittest.mock import patch

from nlp.cluster.draws import Effort


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """An encoder ("" is the shipped one) and the parts of the method that are put out of work.

    `changed` is by full name of a constant or function of `nlp`.
    """

    encoder: str = ""
    changed: Mapping[str, object] = field(default_factory=dict)

    @contextmanager
    def in_force(self) -> Iterator[None]:
        """Change those parts while the context lasts; a name that is not there is an error."""
        with ExitStack() as stack:
            for name, value in self.changed.items():
                stack.enter_context(patch(name, value))
            yield


def _whole(text: str) -> list[tuple[int, int]]:
    begin = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    return [(begin, end)] if begin < end else []


_EFFORT = "nlp.cluster.stage.EFFORT"
_ONE = Effort(groups=1, draws=1, group_share=1.0, draw_share=1.0, fewest=13, most=13)

VARIANTS: dict[str, Variant] = {
    "as shipped": Variant(),
    "LSA for the encoder": Variant(encoder="lsa"),
    "whole answers, no passages": Variant(changed={"nlp.segment.stage.spans": _whole}),
    "passages without their context": Variant(changed={"nlp.embed.context.SHARE": 0.0}),
    "no second theme in a passage": Variant(changed={"nlp.cluster.assign.BOTH_SHARE": 1.01}),
    "no smoothing over neighbours": Variant(changed={"nlp.cluster.smoothing.ROUNDS": 0}),
    "one k-means, no consensus": Variant(changed={_EFFORT: _ONE}),
    "number by agreement alone": Variant(changed={"nlp.cluster.joining.PREFERENCE": 0.0}),
    "number always 13": Variant(changed={"nlp.cluster.joining.PREFERENCE": 1_000.0}),
}
