"""The one movement there is: what comes anew fades in, unless the host wants no movement."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lchost.ui import theme


def appear(widget: QWidget) -> None:
    """Fade a widget in over 160 ms; at once with reduced motion."""
    length = theme.motion_ms("calm")
    if not length:
        return
    from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QPropertyAnimation
    from PySide6.QtWidgets import QGraphicsOpacityEffect

    effect = QGraphicsOpacityEffect(widget)
    widget.setGraphicsEffect(effect)
    fade = QPropertyAnimation(effect, b"opacity", widget)
    fade.setDuration(length)
    fade.setStartValue(0.2)
    fade.setEndValue(1.0)
    fade.setEasingCurve(QEasingCurve.Type.OutCubic)
    fade.finished.connect(lambda: _at_rest(widget))
    fade.start(QAbstractAnimation.DeletionPolicy.DeleteWhenStopped)


def _at_rest(widget: QWidget) -> None:
    """Paint without the effect again: it costs time at every paint."""
    widget.setGraphicsEffect(None)  # type: ignore[arg-type]  # None takes it off
