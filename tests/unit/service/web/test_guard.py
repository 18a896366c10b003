"""What counts as this machine."""

import pytest

from service.web.guard import is_loopback

HERE = ["127.0.0.1", "127.0.0.1:80", "127.9.9.9", "localhost", "LOCALHOST:8000", "::1", "[::1]:8"]
ELSEWHERE = ["", "192.0.2.1", "127.0.0.1.attaque.example", "localhost.example", "testclient", "::"]


@pytest.mark.parametrize("host", HERE)
def test_names_and_addresses_of_this_machine(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ELSEWHERE)
def test_names_and_addresses_of_others(host: str) -> None:
    assert not is_loopback(host)
