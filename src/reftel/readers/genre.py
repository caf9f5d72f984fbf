"""Which form a page has, by cues of the page alone. The first form whose cues suffice is taken."""

from reftel.model.document import Genre
from reftel.readers import cable, forum, letter
from reftel.readers.frontmatter import front_matter
from reftel.readers.head import read_head
from reftel.readers.page import Page, groups
from reftel.readers.phrases import is_menu, is_notice, pattern
from reftel.readers.stamps import dateline
from reftel.readers.tables import is_table


def detect(page: Page) -> Genre:
    """The genre of a page.

    cable: three of the lines that telegrams have (see `cable.cues`).
    forum: two heads of posts, or one with the poster's profile (`forum.cues`).
    letter: a dateline with a place, and a head that says from whom or to whom, or a salutation (`letter.cues`).
    table: most of the lines stand in columns.
    study: the page calls itself a study, or says what date its data are of.
    article: a byline or a news dateline, or two menus or banners of a web page.
    """
    if cable.cues(page) >= 3:
        return "cable"
    if forum.is_thread(page):
        return "forum"
    if letter.is_letter(page):
        return "letter"
    if _in_columns(page):
        return "table"
    if any(pattern("genre", "study").search(line.text) for line in page.lines if len(line.text) <= 120):
        return "study"
    return "article" if _is_article(page) else "text"


def _in_columns(page: Page) -> bool:
    rows = sum(len(run) for run in groups(page.lines) if is_table(run))
    return rows * 3 > sum(not line.is_blank for line in page.lines) > 0


def _is_article(page: Page) -> bool:
    lines = page.lines[front_matter(page.lines)[1] :]
    if any(stamp.basis == "byline" for stamp in read_head(page, lines).stamps):
        return True
    if any(dateline(run) for run in list(groups(lines))[:6]):
        return True
    return sum(is_notice(line.text) or is_menu(line.text) for line in lines if line.text) >= 2
