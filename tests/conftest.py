"""Shows, at the end of a run, the tables that tests record with `record_property("table", …)`."""

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print each recorded table once, passed or failed, whichever process ran the test."""
    ended = [*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")]
    for report in ended:
        for name, value in report.user_properties:
            if name == "table" and report.when == "call":
                terminalreporter.section(report.nodeid)
                terminalreporter.line(str(value))
