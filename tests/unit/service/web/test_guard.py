"""What counts as this machine."""

import pytest

from service.web.guard import is_loopback


@pytest.mark.parametrize("host", ELSEWHERE)
def test_names_and_addresses_of_others(host: str) -> None:
    assert not is_loopback(host)
