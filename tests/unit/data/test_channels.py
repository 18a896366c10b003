"""What files call a channel is one of six."""

import pytest

from data.channels import channel_of


@pytest.mark.parametrize(
    ("written", "channel"),
    [
        ("Réunion publique", "réunion"),
        ("PANEL habitants-relais", "panel"),
        ("enquête de proximité", "enquête de proximité"),
        ("Internet", "consultation en ligne"),
        ("E-mail", "courrier"),
        ("Autre", "autre"),
        ("pigeon", ""),
        ("", ""),
    ],
)
def test_a_channel_is_recognised_or_not_named(written: str, channel: str) -> None:
    assert channel_of(written) == channel
