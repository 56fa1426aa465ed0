import pytest

from tinkuy.stream import rendering, timekeeper


@pytest.fixture
def says(monkeypatch):
    """Registers a renderer for the kind "said", for this test: `says(lambda event: …)`; without one, the subject."""
    monkeypatch.setattr(rendering, "_renderers", {})
    rendering.renders("said", lambda event: event.subject)
    return lambda render: rendering.renders("said", render)


@pytest.fixture(autouse=True)
def no_watches(monkeypatch):
    monkeypatch.setattr(timekeeper, "_watches", {})
