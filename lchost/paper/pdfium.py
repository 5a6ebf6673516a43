"""pdfium takes one thread at a time: whoever opens a PDF with it holds this lock meanwhile."""

from __future__ import annotations

import threading

ONE_AT_A_TIME = threading.Lock()
