"""Whether a certificate that is shown is genuine: from any file, picture, paper or text."""

from lchost.credentials.verify.claims import Claims as Claims
from lchost.credentials.verify.judging import Because as Because
from lchost.credentials.verify.judging import Standing as Standing
from lchost.credentials.verify.judging import Verdict as Verdict
from lchost.credentials.verify.judging import judge as judge
from lchost.credentials.verify.judging import judge_shown as judge_shown
from lchost.credentials.verify.sources import read as read
from lchost.credentials.verify.trust import Issued as Issued
from lchost.credentials.verify.trust import KeySpan as KeySpan
from lchost.credentials.verify.trust import Trust as Trust
