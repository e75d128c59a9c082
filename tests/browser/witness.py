"""A witness beside the browser: every address asked for, every complaint, every broken answer."""

from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, ConsoleMessage, Response

BROKEN = 500
# Chromium complains of each 4xx page; those are our own kind pages, and tests ask for them.
KIND_PAGE = "Failed to load resource: the server responded with a status of 4"


@dataclass(slots=True)
class Witness:
    """What happened in one browser context, next to one server at `base`."""

    base: str
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        """Begin to record; every page of the context, opened now or later, is seen."""

        def complaint(message: ConsoleMessage) -> None:
            if message.type in {"error", "warning"} and not message.text.startswith(KIND_PAGE):
                self.complaints.append(message.text)

        def answer(response: Response) -> None:
            if response.status >= BROKEN:
                self.broken.append(f"{response.status} {response.url}")

        context.on("request", lambda request: self.asked.append(request.url))
        context.on("console", complaint)
        context.on("response", answer)

    @property
    def outside(self) -> list[str]:
        """Every address that is not the server's own."""
        return [url for url in self.asked if not url.startswith(f"{self.base}/")]
