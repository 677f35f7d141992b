import pytest

from desktop.law.law import Law


@pytest.fixture(scope="session")
def law() -> Law:
    return Law()
