"""What a person told us, and where it must never be seen: logs, addresses, titles, headers."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from babel.support import NullTranslations
from werkzeug.test import TestResponse

from portal.filing.directory_load import load_directory
from portal.interview.questions import load_questions
from portal.interview.record import UNSURE, Record
from tests.law.asking import the_law
from tests.web.checked import CheckedClient
from tests.web.markup import read


@dataclass(frozen=True)
class Secrets:
    """The codes and the words of one person's answers, those that could be nothing else."""

    told: frozenset[str]

    @classmethod
    def of(cls, record: Record, translations: NullTranslations) -> "Secrets":
        """Return what a record tells: codes with a figure or more than one word, and labels."""
        questions, counties = load_questions(the_law().vocabulary), load_directory()
        found, named = set[str](), set[str]()
        for conviction in record.convictions:
            for fact, value in conviction.answers.items():
                label = "" if value == UNSURE else questions[fact].label(value) or ""
                found |= {value, label, translations.gettext(label)} if label else {value}
            county = counties.county(conviction.county or "")
            named |= {county.fips, county.name} if county else set()
        return cls(frozenset(named | {word for word in found if re.search(r"[\d_]|\w \w", word)}))

    def seen_in(self, text: str) -> list[str]:
        """Return which of them stand in a text."""
        return [s for s in sorted(self.told) if re.search(rf"(?<!\w){re.escape(s)}(?!\w)", text)]


@dataclass(eq=False)
class Witnessed:
    """Everything about a journey that others could see: the owner of the server or a network."""

    responses: list[TestResponse] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """Yield each address, header and title, the one cookie left out."""
        for response in self.responses:
            yield response.request.url
            for name, value in response.headers:
                yield name if name == "Set-Cookie" else f"{name}: {value}"
            if response.mimetype == "text/html" and response.data:
                yield read(response.get_data(as_text=True)).one("head").one("title").text


class WitnessClient(CheckedClient):
    """A browser of which every response is kept."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Flask's own
        """Begin with nothing seen."""
        super().__init__(*args, **kwargs)
        self.witnessed = Witnessed()

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:  # noqa: ANN401 - Flask's own
        """Return the response, and keep it."""
        response = super().open(*args, **kwargs)
        self.witnessed.responses.append(response)
        return response


def leaks(secrets: Secrets, lines: Iterable[str]) -> list[tuple[str, str]]:
    """Return each line that tells a secret, with the secret."""
    return [(secret, line) for line in lines for secret in secrets.seen_in(line)]
