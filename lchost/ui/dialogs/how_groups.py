"""How groups are made: what is made best, what is only shown, what never is traded, and whence."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from lchost.grouping import model, pairs, problem
from lchost.grouping.problem import Weight
from lchost.ui import theme, wording
from lchost.ui.dialogs.dialog import Dialog
from lchost.ui.widgets.layout import Item, column, holder, scroll, words

_WIDTH, _HEIGHT = 700, 520
_GAP = 6  # before a title
Part = tuple[str, tuple[str, ...]]


def tr(text: str) -> str:
    """Translate a sentence of the page."""
    return QCoreApplication.translate("HowGroups", text)


class HowGroupsDialog(Dialog):
    """One page of words; the sources stand at its end."""

    def __init__(self, parent: QWidget | None) -> None:
        facts = tr("What the figures on the Groups page mean, and what stands behind them")
        super().__init__(parent, tr("How groups are made"), facts, width=_WIDTH)
        items: list[Item] = []
        for title, sentences in parts():
            items += [words(title, "section", wrap=True), *map(_paragraph, sentences), _GAP]
        items.append(words(tr("Sources"), "section", wrap=True))
        items += [_paragraph(source) for source in sources()]
        self.page: QScrollArea = scroll(holder(column(*items, None, gap=8, margins=(0, 0, 12, 0))))
        self.page.setMinimumHeight(theme.em(_HEIGHT))
        self.page.setAccessibleName(tr("How groups are made"))
        self.page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # arrows and Page Down scroll
        self.body((self.page, 1))

    def first_focus(self) -> QWidget:
        return self.page


def parts() -> tuple[Part, ...]:
    """Return the page: titles, and the paragraphs under each."""
    return (
        (tr("What is made as good as it can be"), _best()),
        (tr("What is never given up"), _never()),
        (tr("What is kept as far as it can be"), _kept()),
        (tr("People who meet again"), _meetings()),
        (tr("What 0 to 100 means"), _figure()),
        (tr("What is only shown"), _shown()),
        (tr("What is not known"), _unknown()),
        (tr("How the search goes"), _search()),
    )


def _best() -> tuple[str, ...]:
    strengths = {
        "little": wording.number(Weight.LITTLE.strength, 1),
        "lot": wording.number(Weight.LOT.strength, 1),
        "number": wording.number(model.NUMBER_STRENGTH, 1),
    }
    return (
        tr(
            "Mixing means that every group looks like the room. For each answer, lchost takes how"
            " many people of a group gave it, less how many there would be at the room's share,"
            " squared, and divided by the size of the group. For a number it takes the distance of"
            " the group's mean from the room's in the same way, and lightly how wide the group is."
            " These sums are made as small as they can be; matching makes people of a group alike"
            " instead."
        ),
        tr(
            "Each wish is divided by what chance would give, so that it counts by your word and"
            " not by its unit: a little {little}, normal 1, a lot {lot}. A number such as skill"
            " counts {number} times as much as an answer, for its mean stands on every card."
        ).format(**strengths),
    )


def _never() -> tuple[str, ...]:
    return (
        tr(
            "The sizes of the groups, who must sit together or apart, locked people and locked"
            " groups, who needs the accessible table, and at most so many of one value: no wish,"
            " however strong, is traded against these."
        ),
        tr("If they cannot all hold, lchost says by name which ones collide, and changes nothing."),
    )


def _kept() -> tuple[str, ...]:
    price = wording.number(model.RULE_PRICE)
    return (
        tr(
            "Nobody the only one of their kind in a group, a mentor in each, a language in common:"
            " each time that this fails costs as much as {n} groups drawn by chance, so wishes"
            " give way. Where it cannot be met, it fails as seldom as can be, and the page says"
            " why: “19 mentors for 20 groups”."
        ).format(n=price),
    )


def _meetings() -> tuple[str, ...]:
    facts = {
        "price": wording.number(model.MEETING_PRICE),
        "earlier": wording.number(100 * pairs.EARLIER_DAY),
        "most": wording.number(problem.OVERWHELMING),
    }
    return (
        tr(
            "Two people who sit together once more cost as much as {price} groups drawn by chance;"
            " a third time costs three times that. A meeting in an earlier workshop counts"
            " {earlier} % of one today. Pairs who are to sit together do not count."
        ).format(**facts),
        tr(
            "The slider between balance and new faces changes this price: at its left end meetings"
            " do not count, in the middle as above, at its right end {most} times as much. Only"
            " there, new faces also come before “at least one in every group”. Rounds that are"
            " made together are balanced together; where there are so many that people cannot but"
            " meet again, a meeting costs twice as much."
        ).format(**facts),
    )


def _figure() -> tuple[str, ...]:
    return (
        tr(
            "0 is what dividing by chance would give on average, 100 the best that one wish alone"
            " would allow: the figure is how much of the avoidable imbalance is gone. The one for"
            " all wishes weighs them as you did. With several wishes 100 is often out of reach,"
            " for what serves one hurts another; with few people a lower figure is no fault."
        ),
        tr(
            "Where nothing could be balanced, no figure is shown. Rules and meetings are not in it."
        ),
    )


def _shown() -> tuple[str, ...]:
    return (
        tr(
            "The sentences, the means and the bars are read off the finished groups: lowest and"
            " highest mean, values that stand off their share, who met before. No sentence is"
            " made better for its own sake; where groups are moved by hand, all are read anew."
        ),
        tr(
            "Names, pronouns, photos and attendance of the past play no part, unless you made an"
            " attribute of them."
        ),
    )


def _unknown() -> tuple[str, ...]:
    return (
        tr(
            "Who has not answered is never guessed and never punished: in that wish they count as"
            " nothing, and stand where the room stands. The page says how many are not known."
        ),
        tr(
            "Private answers are mixed too, if you wish so, but they leave the host's screen"
            " nowhere: not on the stage, on phones or on paper."
        ),
    )


def _search() -> tuple[str, ...]:
    return (
        tr(
            "lchost begins with chance, then moves and swaps people, at first freely, then ever"
            " more strictly, and keeps the best that it has seen. It does not prove that nothing"
            " better exists. The same people, wishes and seed give the same groups."
        ),
        tr(
            "Groups at random, by the alphabet or as quick pairs keep the rules and balance"
            " nothing; their figures are shown all the same."
        ),
    )


def sources() -> tuple[str, ...]:
    """Return what this stands on, and the programs that it was measured beside."""
    return (
        "Lai, Hao: Iterated maxima search for the maximally diverse grouping problem. European"
        " Journal of Operational Research 254 (2016). Test cases: MDGPLIB,"
        " grafo.etsii.urjc.es/optsicom/mdgp",
        "Papenberg, Klau: Using anticlustering to partition data sets into equivalent parts."
        " Psychological Methods 26 (2021). Program: github.com/m-Py/anticlust",
        "Layton, Loughry, Ohland, Ricco: Design and validation of a web-based system for assigning"
        " members to teams. Advances in Engineering Education 2 (2010). Program: catme.org",
        "Kirkpatrick, Gelatt, Vecchi: Optimization by simulated annealing. Science 220 (1983)."
        " Geman, Geman: Stochastic relaxation, Gibbs distributions. IEEE PAMI 6 (1984)",
        "Kirkman: Query VI (fifteen schoolgirls). Lady's and Gentleman's Diary (1850): rounds in"
        " which nobody meets twice",
        "Programs measured beside it: github.com/gruepr/gruepr, github.com/tdimiduk/groupeng,"
        " pypi.org/project/team-formation, github.com/islemaster/good-enough-golfers",
    )


def _paragraph(text: str) -> QLabel:
    made = words(text, wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
