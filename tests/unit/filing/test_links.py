"""The rules that judge a link: answers, what a page says, and what the days say."""

from datetime import date, timedelta

import pytest

from portal.filing.links import (
    Answer,
    Finding,
    Hop,
    LinkState,
    Reason,
    Seen,
    Trouble,
    compared,
    is_confirmed_broken,
    judge,
    pdf_print,
    settled,
    wait_asked,
)

URL = "https://www.court.example/records/expunge"
WORDS = "The clerk keeps the form and tells the fee. " * 20


def html(title: str = "Clearing a record", words: str = WORDS, url: str = URL) -> Answer:
    body = f"<title>{title}</title><h1>{title}</h1><p>{words}</p>".encode()
    return Answer(url, 200, {"content-type": "text/html"}, body)


def judged(answer: Answer | Trouble, *hops: Hop, asked: str = URL) -> Finding:
    return judge(asked, hops, answer, frozenset({"known.example"}))


def landed(url: str, status: int = 301, asked: str = URL) -> Finding:
    return judged(html(url=url), Hop(status, url), asked=asked)


def test_every_reason_has_its_state_and_every_state_a_reason() -> None:
    assert {reason.state for reason in Reason} == set(LinkState)
    assert Reason.NEW_REVISION.state is LinkState.OK
    assert Reason.NEW_DOMAIN.state is LinkState.MOVED
    assert Reason.CHALLENGE.state is LinkState.BLOCKED
    assert Reason.GONE.state is Reason.SILENT_THREE_RUNS.state is LinkState.BROKEN
    assert Reason.NO_ANSWER.state is Reason.ODD_ANSWER.state is LinkState.UNKNOWN


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (401, Reason.REFUSED),
        (403, Reason.REFUSED),
        (429, Reason.BUSY),
        (503, Reason.BUSY),
        (404, Reason.GONE),
        (410, Reason.GONE),
        (500, Reason.SERVER_FAULT),
        (501, Reason.SERVER_FAULT),
        (418, Reason.ODD_ANSWER),
        (300, Reason.ODD_ANSWER),
    ],
)
def test_a_status_speaks(status: int, reason: Reason) -> None:
    assert judged(Answer(URL, status)) == Finding(reason=reason, detail=str(status))


def test_trouble_is_told_as_it_was_met() -> None:
    trouble = Trouble(URL, Reason.CERTIFICATE_EXPIRED)
    assert judged(trouble).state is LinkState.BROKEN


@pytest.mark.parametrize(
    ("target", "status", "reason"),
    [
        ("http://court.example/records/expunge/", 302, Reason.LOSES_HTTPS),
        ("https://court.example/records/expunge", 302, Reason.ANSWERED),
        ("https://www.court.example/records/expunge/?from=old", 301, Reason.ANSWERED),
        ("https://www.court.example/clear", 301, Reason.NEW_PATH),
        ("https://self-help.court.example/clear", 308, Reason.NEW_PATH),
        ("https://www.court.example/clear", 307, Reason.ELSEWHERE_FOR_NOW),
        ("https://www.court.example/", 301, Reason.LANDS_ON_HOME),
        ("https://www.court.example/search", 302, Reason.LANDS_ON_SEARCH),
        ("https://www.court.example/user/login", 302, Reason.LANDS_ON_LOGIN),
        ("https://www.court.example/404", 302, Reason.SAYS_NOT_FOUND),
        ("https://www.example.gov/clear", 302, Reason.NEW_DOMAIN),
        ("https://www.example.gov/", 302, Reason.LANDS_ON_HOME),
        ("https://www.known.example/clear", 302, Reason.NEW_DOMAIN),
        ("https://bought.example/", 302, Reason.NEW_DOMAIN),
    ],
)
def test_where_a_deep_link_lands(target: str, status: int, reason: Reason) -> None:
    assert landed(target, status).reason is reason


def test_a_new_domain_needs_a_person_unless_gov_or_known() -> None:
    needs = [
        landed(f"https://{host}/clear").needs_person
        for host in ("bought.example", "gov.example", "notgov", "a.gov", "known.example")
    ]
    assert needs == [True, True, True, False, False]


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Answer("https://bought.example/", 404), Reason.GONE),
        (Answer("https://bought.example/", 403), Reason.NEW_DOMAIN),
        (Trouble("https://bought.example/", Reason.ROBOTS), Reason.NEW_DOMAIN),
        (html("Page not found", url="https://bought.example/"), Reason.NEW_DOMAIN),
    ],
)
def test_a_strange_domain_needs_a_person_whatever_it_answers(
    reply: Answer | Trouble, reason: Reason
) -> None:
    found = judged(reply, Hop(301, "https://bought.example/"))
    assert (found.reason, found.needs_person) == (reason, True)


def test_the_proposal_goes_no_further_than_the_lasting_redirects() -> None:
    one, two = "https://www.court.example/one", "https://www.court.example/two"
    assert judged(html(url=two), Hop(301, one), Hop(302, two)).proposed == one
    assert judged(html(url=two), Hop(301, one), Hop(308, two)).proposed == two
    found = judged(html(url=two), Hop(302, one), Hop(301, two))
    assert (found.reason, found.proposed) == (Reason.ELSEWHERE_FOR_NOW, None)


def test_a_home_page_may_lead_to_its_own_front_door() -> None:
    home = "https://www.court.example/"
    assert landed(f"{home}en/", asked=home).reason is Reason.ANSWERED
    assert landed(f"{home}welcome-all", asked=home).reason is Reason.NEW_PATH


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("404 - File or directory not found", Reason.SAYS_NOT_FOUND),
        ("404", Reason.SAYS_NOT_FOUND),
        ("The page you want has moved", Reason.SAYS_NOT_FOUND),
        ("Sorry, we can&rsquo;t find that page", Reason.SAYS_NOT_FOUND),
        ("Access Denied", Reason.SAYS_NOT_FOUND),
        ("P&aacute;gina no encontrada", Reason.SAYS_NOT_FOUND),
        ("404 Hall of Justice", Reason.ANSWERED),
        ("Our courthouse has moved", Reason.ANSWERED),
        ("Social Security Checks", Reason.ANSWERED),
        ("Just a moment...", Reason.CHALLENGE),
        ("Attention Required! | A shield", Reason.CHALLENGE),
    ],
)
def test_what_the_title_says(title: str, reason: Reason) -> None:
    assert judged(html(title)).reason is reason


def test_the_words_in_the_text_or_a_drawing_are_not_a_title() -> None:
    assert judged(html(words=WORDS + "If your case is not found, ask the clerk.")).state == "ok"
    drawing = "<svg><title>Not found</title></svg>"
    assert judged(html(words=WORDS + drawing)).reason is Reason.ANSWERED


def test_a_short_page_is_a_soft_404_and_a_wordless_kind_is_not() -> None:
    body = b"<h1>Soon</h1>".ljust(499)
    short = Answer(URL, 200, {"content-type": "text/html"}, body)
    assert judged(short) == Finding(reason=Reason.TOO_SHORT, detail="499 characters")
    enough = Answer(URL, 200, {"content-type": "text/html"}, body + b" ")
    assert judged(enough).reason is Reason.ANSWERED
    assert judged(Answer(URL, 200, {"content-type": "image/png"})).reason is Reason.ANSWERED


def test_a_challenge_may_stand_in_a_header_or_a_mark() -> None:
    assert judged(Answer(URL, 403, {"cf-mitigated": "challenge"})).reason is Reason.CHALLENGE
    marked = html("Court", "<script>window._cf_chl_opt={};</script>")
    assert judged(marked).reason is Reason.CHALLENGE
    assert judged(html("Court", WORDS + "<i class=px-captcha>")).reason is Reason.ANSWERED


@pytest.mark.parametrize("charset", ["latin-1", "nonsense", "punycode", "hex", "undefined"])
def test_any_charset_is_read(charset: str) -> None:
    kind = f"text/html; charset={charset}"
    assert judged(Answer(URL, 200, {"content-type": kind}, b"\xff" * 600)).state is LinkState.OK


def made_up(answer: Answer) -> Answer:
    return Answer("https://www.court.example/made-up", answer.status, answer.headers, answer.body)


def test_a_page_like_that_of_a_made_up_path_is_a_soft_404() -> None:
    found = Finding(reason=Reason.ANSWERED)
    one = html(words=f"{WORDS} {'/records/expunge'} at 10:31")
    other = html(words=f"{WORDS} {'/made-up'} at 10:32")
    assert compared(found, one, made_up(other)).reason is Reason.SAME_AS_MADE_UP
    assert compared(found, one, made_up(html(words=WORDS + "else"))) == found
    assert compared(found, one, Answer(URL, 404, one.headers, one.body)) == found
    assert compared(found, one, Trouble(URL, Reason.NO_ANSWER)) == found
    shell = html("App", f"<script>{WORDS}</script>")
    assert compared(found, shell, made_up(shell)).reason is Reason.DRAWN_BY_SCRIPT


def pdf(body: bytes = b"%PDF-1.7 a form", **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(URL + ".pdf", 200, {"content-type": "application/pdf", **named}, body)


def test_a_pdf_has_its_type_and_first_bytes() -> None:
    asked = URL + ".pdf"
    assert judged(pdf(), asked=asked).sha256 == pdf_print(pdf())
    assert judged(pdf(content_type="application/octet-stream"), asked=asked).state == "ok"
    assert judged(pdf(b"<html>"), asked=asked).reason is Reason.NOT_A_PDF
    assert judged(pdf(content_type="text/html"), asked=asked).reason is Reason.NOT_A_PDF
    assert judged(pdf(b"")).reason is Reason.NOT_A_PDF


def test_a_pdfs_print_changes_with_its_start_and_its_length() -> None:
    prints = {
        pdf_print(pdf()),
        pdf_print(pdf(b"%PDF-1.7 b form")),
        pdf_print(pdf(content_length="900")),
        pdf_print(pdf(content_length="901")),
    }
    assert len(prints) == 4
    packed = pdf(content_length="900", content_encoding="gzip")
    assert pdf_print(packed) == pdf_print(pdf())


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120.0),
        ("Sun, 22 Nov 2026 10:01:00 GMT", 60.0),
        ("Sun, 22 Nov 2026 09:00:00 GMT", 0.0),
        ("soon", None),
        ("-1", None),
        ("", None),
    ],
)
def test_how_long_a_host_asks_to_wait(header: str, seconds: float | None) -> None:
    headers = {"retry-after": header, "date": "Sun, 22 Nov 2026 10:00:00 GMT"}
    assert wait_asked(Answer(URL, 429, headers)) == seconds


def seen(*runs: tuple[int, Reason]) -> list[Seen]:
    return [Seen(date(2026, 11, 1) + timedelta(days=day), reason) for day, reason in runs]


GONE, OK, BUSY, SILENT = Reason.GONE, Reason.ANSWERED, Reason.BUSY, Reason.NO_ANSWER


@pytest.mark.parametrize(
    ("history", "confirmed"),
    [
        (seen(), False),
        (seen((0, GONE)), False),
        (seen((0, GONE), (7, GONE)), False),
        (seen((0, GONE), (1, GONE), (6, GONE)), False),
        (seen((0, GONE), (1, GONE), (7, GONE)), True),
        (seen((0, GONE), (1, Reason.TOO_SHORT), (7, Reason.SERVER_FAULT)), True),
        (seen((0, GONE), (1, BUSY), (2, GONE), (7, GONE)), True),
        (seen((0, GONE), (1, OK), (2, GONE), (7, GONE)), False),
        (seen((0, GONE), (1, Reason.NEW_PATH), (2, GONE), (7, GONE)), False),
        (seen((0, GONE), (1, GONE), (7, GONE), (8, BUSY)), False),
        (seen((0, OK), (1, GONE), (2, GONE), (8, GONE)), True),
    ],
)
def test_when_broken_is_confirmed(history: list[Seen], *, confirmed: bool) -> None:
    assert is_confirmed_broken(history) is confirmed


@pytest.mark.parametrize(
    ("history", "reason"),
    [
        (seen(), SILENT),
        (seen((0, SILENT)), SILENT),
        (seen((0, SILENT), (1, OK)), SILENT),
        (seen((0, SILENT), (1, SILENT)), Reason.SILENT_THREE_RUNS),
        (seen((0, OK), (1, SILENT), (2, Reason.SILENT_THREE_RUNS)), Reason.SILENT_THREE_RUNS),
    ],
)
def test_silence_is_broken_on_the_third_run(history: list[Seen], reason: Reason) -> None:
    assert settled(Finding(reason=SILENT), history).reason is reason
    assert settled(Finding(reason=BUSY), history).reason is BUSY
