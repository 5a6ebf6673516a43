"""Trouble that a host can mend, as types that carry facts.  Anything else is a fault of ours.

Each type keeps its sentence as a template: the command line prints it as it is, the screen
translates it (`ui.wording`).  `NOOP` marks the template for the translators' tools.
"""

from lchost.errors.base import HostError as HostError
from lchost.errors.file import CannotBeUndone as CannotBeUndone
from lchost.errors.file import CannotWrite as CannotWrite
from lchost.errors.file import ChangedSince as ChangedSince
from lchost.errors.file import DamagedFile as DamagedFile
from lchost.errors.file import DamagedValue as DamagedValue
from lchost.errors.file import DiskFull as DiskFull
from lchost.errors.file import FileExists as FileExists
from lchost.errors.file import FileInUse as FileInUse
from lchost.errors.file import FileMoved as FileMoved
from lchost.errors.file import GoneMeanwhile as GoneMeanwhile
from lchost.errors.file import NewerFile as NewerFile
from lchost.errors.file import NoSuchFile as NoSuchFile
from lchost.errors.file import NotACommunity as NotACommunity
from lchost.errors.file import NothingToUndo as NothingToUndo
from lchost.errors.file import NotSaved as NotSaved
from lchost.errors.file import OlderFile as OlderFile
from lchost.errors.groups import ApartYetTogether as ApartYetTogether
from lchost.errors.groups import BlockTooLarge as BlockTooLarge
from lchost.errors.groups import NobodyToGroup as NobodyToGroup
from lchost.errors.groups import OneIsNoPair as OneIsNoPair
from lchost.errors.groups import PairRulesDoNotFit as PairRulesDoNotFit
from lchost.errors.groups import RulesCollide as RulesCollide
from lchost.errors.groups import TooManyToKeepApart as TooManyToKeepApart
from lchost.errors.groups import UnknownPerson as UnknownPerson
from lchost.errors.keeping import CopyNotMade as CopyNotMade
from lchost.errors.keeping import DamagedCopy as DamagedCopy
from lchost.errors.keeping import NoRoomForCopy as NoRoomForCopy
from lchost.errors.lists import BadEmail as BadEmail
from lchost.errors.lists import CannotRead as CannotRead
from lchost.errors.lists import CellTooLong as CellTooLong
from lchost.errors.lists import EmptyTable as EmptyTable
from lchost.errors.lists import NoName as NoName
from lchost.errors.lists import NoNameColumn as NoNameColumn
from lchost.errors.lists import NoPeople as NoPeople
from lchost.errors.lists import NoSuchLevel as NoSuchLevel
from lchost.errors.lists import NoSuchMember as NoSuchMember
from lchost.errors.lists import NotATable as NotATable
from lchost.errors.lists import OldWorkbook as OldWorkbook
from lchost.errors.lists import TableTooBig as TableTooBig
from lchost.errors.lists import TableTooWide as TableTooWide
from lchost.errors.lists import TooManyRows as TooManyRows
from lchost.errors.lists import UnclosedQuote as UnclosedQuote
from lchost.errors.lists import UnreadableWorkbook as UnreadableWorkbook
from lchost.errors.paper import AlreadyReplaced as AlreadyReplaced
from lchost.errors.paper import AlreadyVoided as AlreadyVoided
from lchost.errors.paper import CertificateAltered as CertificateAltered
from lchost.errors.paper import NobodyToPrint as NobodyToPrint
from lchost.errors.paper import NoReason as NoReason
from lchost.errors.paper import NothingNew as NothingNew
from lchost.errors.paper import NotPrinted as NotPrinted
from lchost.errors.planning import EndsBeforeStart as EndsBeforeStart
from lchost.errors.planning import LastSession as LastSession
from lchost.errors.planning import NoSuchZone as NoSuchZone
from lchost.errors.planning import NoTitle as NoTitle
from lchost.errors.planning import SessionInUse as SessionInUse
from lchost.errors.starting import NobodyHasAPlace as NobodyHasAPlace
from lchost.errors.starting import NoScreen as NoScreen
