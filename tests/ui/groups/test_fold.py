"""A part that folds away says so beside its title."""

from PySide6.QtWidgets import QLabel

from lchost.ui.groups.fold import Fold


def test_the_arrow_stands_beside_the_title_however_much_is_chosen(qtbot):
    made = Fold("Rules", QLabel("inside"))
    made.say("a mentor in each, a shared language, nobody the only one, and two more of them")
    qtbot.addWidget(made)
    made.resize(260, made.heightForWidth(260))
    made.show()
    title = next(one for one in made.findChildren(QLabel) if one.text() == "Rules")
    arrow = made._turn.mapTo(made, made._turn.rect().center()).y()
    middle = title.mapTo(made, title.rect().center()).y()
    assert abs(arrow - middle) <= 4
