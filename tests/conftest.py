"""Shows, at the end of a run, the tables that tests record with `record_property("table", …)`.

Properties have no time limit: a slow machine is no defect. In CI they try the same examples.
"""

import os

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None, derandomize=os.environ.get("CI") == "true")
settings.load_profile("untimed")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print each recorded table once, passed or failed, whichever process ran the test."""
    ended = [*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")]
    for report in ended:
        for name, value in report.user_properties:
            if name == "table" and report.when == "call":
                terminalreporter.section(report.nodeid)
                terminalreporter.line(str(value))
