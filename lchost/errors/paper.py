"""Trouble with what is printed and issued."""

from __future__ import annotations

from lchost.errors.base import QT_TRANSLATE_NOOP, HostError


class NobodyToPrint(HostError):
    """Nobody has a place, or every badge was printed before."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "There is no badge to print: nobody has a place in “{workshop}” yet. Add people first.",
    )


class NothingNew(HostError):
    """Only new badges were asked for, and there are none."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "Every badge of “{workshop}” has been printed. Choose all badges, or one person, to print"
        " again.",
    )


class NotPrinted(HostError):
    """The printer is off, out of reach, or refuses the job."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "“{printer}” did not take the pages. Look whether it is on and has paper, then print"
        " again; or save the PDF.",
    )


class PrinterGone(HostError):
    """The printer that was chosen before is not on this computer any more."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "This computer does not know the printer “{printer}” any more. Plug it in, or choose"
        " another one.",
    )


class PrinterStopped(HostError):
    """The printer holds back what it was given."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "“{printer}” has stopped. Look whether it is on, closed and has paper; what waits in it"
        " comes out then.",
    )


class PrinterOutOfPaper(HostError):
    """The printer says that it has no paper."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "“{printer}” is out of paper. Fill it up; what waits in it comes out then.",
    )


class NotAPicture(HostError):
    """A file that should be a logo, a signature or a photograph is something else, or broken."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "“{name}” is not a picture that paper can take. Save it as PNG or JPEG and choose it"
        " again.",
    )


class NotABackdrop(HostError):
    """A file that should lie under a certificate is something else, broken, or locked."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "“{name}” cannot lie under a certificate. Save it as PDF without a password, as PNG or as"
        " JPEG and choose it again.",
    )


class PictureTooLarge(HostError):
    """More than 10 MB, or more than 40 million pixels."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "“{name}” is too large: at most 10 MB and 40 million pixels. Save a smaller copy and"
        " choose that.",
    )


class TooLight(HostError):
    """An ink could not be read on white paper."""

    says = QT_TRANSLATE_NOOP(
        "HostError", "That colour is too light to be read on white paper. Choose a darker one."
    )


class UnknownBlank(HostError):
    """A text for paper has braces that nothing fills."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "Nothing fills in {blank} here. Use only the braces of the text that lchost gives:"
        " “{text}”.",
    )


class NoReason(HostError):
    """A certificate is taken back without saying why."""

    says = QT_TRANSLATE_NOOP("HostError", "Say why this certificate is taken back.")


class AlreadyVoided(HostError):
    """A certificate is taken back twice."""

    says = QT_TRANSLATE_NOOP("HostError", "Certificate {number} was taken back before.")


class AlreadyReplaced(HostError):
    """A certificate is issued anew twice."""

    says = QT_TRANSLATE_NOOP(
        "HostError", "Certificate {number} was replaced by {by} before. Issue that one anew."
    )


class NumberTaken(HostError):
    """Others freeze certificates faster than these are drafted, again and again."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "Others are issuing certificates in this community: {number} was taken meanwhile."
        " Nothing was issued here; try again.",
    )


class CertificateAltered(HostError):
    """The frozen bytes are not those that were frozen."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "Certificate {number} has been changed in the file since it was issued. Restore a copy"
        " of the community, or issue it anew.",
    )


class NotADesign(HostError):
    """A file or a draft is no badge design, or a part of it cannot be drawn."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "“{name}” is not a badge design that lchost can read: look at “{where}”. Export the design"
        " again, or choose another file.",
    )


class DesignOfLater(HostError):
    """A design file of a later version of this program."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "“{name}” was made by a later version of lchost. Install that version, or export the"
        " design from it anew.",
    )


class DesignNameTaken(HostError):
    """Two badge designs would have one name."""

    says = QT_TRANSLATE_NOOP(
        "HostError", "There is a badge design named “{name}” already. Choose another name."
    )


class NotAScan(HostError):
    """A file that was to be read back is neither picture nor PDF."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "“{name}” is no photo, scan or PDF that lchost can open. Save it as JPEG, PNG or PDF, and"
        " choose it again.",
    )


class NoScanInFolder(HostError):
    """A folder was brought in which there is nothing to read back."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "In the folder “{name}” is no photo, scan or PDF. Choose the folder that they are in, or"
        " the files themselves.",
    )


class IsHeic(HostError):
    """A photo in the format of iPhones, which is not free to read."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "“{name}” is a HEIC photo, which lchost cannot open. Send it as JPEG: on an iPhone choose"
        " Settings, Camera, Formats, Most Compatible.",
    )


class ScanTooLarge(HostError):
    """A photo or scan is larger than a desk can take."""

    says = QT_TRANSLATE_NOOP(
        "HostError",
        "“{name}” is too large to read. Scan it at 300 dots an inch, and choose it again.",
    )
