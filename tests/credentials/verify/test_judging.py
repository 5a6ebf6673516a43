"""What is said of a certificate: green only for our own, and nothing of what was altered."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from lchost.credentials import compact, did_key, keys, openbadge
from lchost.credentials.record import Record, qr_text, sha256
from lchost.credentials.verify import Because, Issued, KeySpan, Standing, Trust, Verdict, judge
from tests.credentials.openbadge.test_building import AT, FULL, SIGNER, built
from tests.credentials.openbadge.test_proofs import hours

IMPOSTOR = keys.signer_of(bytes(32))
SPAN = KeySpan("Lantern Data Circle", AT - timedelta(days=30))
CREDENTIAL = openbadge.signed(built(FULL), SIGNER, AT)
CODE = compact.encode(FULL, SIGNER)
OURS = Trust({SIGNER.did: SPAN})
BOTH = pytest.mark.parametrize("shown", [CREDENTIAL, CODE], ids=["credential", "code"])


def issued(record: Record = FULL, credential: str = CREDENTIAL, code: str = CODE) -> Issued:
    said = record.canonical()
    return Issued(record.number, said, sha256(said), SIGNER.did, credential, code)


LISTED = replace(OURS, register={FULL.number: issued()})


def says_nothing(verdict: Verdict) -> bool:
    return (verdict.claims, verdict.number, verdict.did) == (None, "", "")


@BOTH
@pytest.mark.parametrize("trust", [OURS, LISTED])
def test_what_this_community_signed_is_genuine(shown: str, trust: Trust) -> None:
    verdict = judge(shown, trust, AT)
    assert verdict.standing is Standing.GENUINE and verdict.is_valid
    assert verdict.community == "Lantern Data Circle"
    assert verdict.fingerprint == did_key.fingerprint(SIGNER.did)
    claims = verdict.claims
    assert claims is not None
    for name in ("number", "name", "title", "workshop", "first_on", "last_on", "minutes",
                 "issued_at", "place", "credits", "licence", "replaces", "expires_on",
                 "is_duplicate"):  # fmt: skip
        assert getattr(claims, name) == getattr(FULL, name), name


def test_a_credential_states_all_that_its_record_does() -> None:
    claims = judge(CREDENTIAL, OURS, AT).claims
    assert claims is not None
    stated = {name: getattr(FULL, name) for name in vars(claims)}
    assert vars(claims) == stated


def test_what_was_asked_is_left_out_where_it_says_only_again_what_it_is() -> None:
    made = openbadge.credential(replace(FULL, because=""), "Lantern Data Circle", SIGNER.did)
    claims = judge(openbadge.signed(made, SIGNER, AT), OURS, AT).claims
    assert claims is not None and claims.because == ""


@pytest.mark.parametrize("trust", [OURS, LISTED, Trust()])
def test_an_impostor_of_the_same_name_is_a_stranger(trust: Trust) -> None:
    made = openbadge.credential(FULL, "Lantern Data Circle", IMPOSTOR.did)
    verdict = judge(openbadge.signed(made, IMPOSTOR, AT), trust, AT)
    assert (verdict.standing, verdict.because) == (Standing.UNKNOWN_SIGNER, Because.NO_KEY)
    assert verdict.community == "" and not verdict.is_valid
    assert verdict.fingerprint == did_key.fingerprint(IMPOSTOR.did)
    assert verdict.claims is not None and verdict.claims.issuer == "Lantern Data Circle"


def test_a_code_of_an_unknown_key_says_nothing() -> None:
    verdict = judge(compact.encode(FULL, IMPOSTOR), OURS, AT)
    assert verdict.standing is Standing.UNKNOWN_SIGNER and verdict.claims is None
    assert verdict.because is Because.NO_KEY_TO_CHECK
    assert verdict.fingerprint == did_key.fingerprint(IMPOSTOR.did)


def by_another_key(one: dict[str, Any]) -> None:
    one["proof"] = json.loads(openbadge.signed(one, IMPOSTOR, AT))["proof"]


def another_name(one: dict[str, Any]) -> None:
    one["credentialSubject"]["identifier"][0]["identityHash"] = "Mallory"


def only_one_proof(one: dict[str, Any]) -> None:
    del one["proof"][1]


def the_first_proof_twice(one: dict[str, Any]) -> None:
    one["proof"].append(one["proof"][0])


@pytest.mark.parametrize(
    "bend", [by_another_key, another_name, hours, only_one_proof, the_first_proof_twice]
)
@pytest.mark.parametrize("trust", [OURS, LISTED, Trust()])
def test_what_was_altered_is_not_shown(bend: Any, trust: Trust) -> None:
    document = json.loads(CREDENTIAL)
    bend(document)
    verdict = judge(json.dumps(document), trust, AT)
    assert (verdict.standing, verdict.because) == (Standing.ALTERED, Because.PROOF)
    assert says_nothing(verdict)


def one_proof(one: dict[str, Any]) -> None:
    one["proof"] = one["proof"][0]


def another_vocabulary(one: dict[str, Any]) -> None:
    one["@context"][1] = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json"


@pytest.mark.parametrize("bend", [one_proof, another_vocabulary])
def test_what_others_sign_in_their_way_is_not_said_to_be_altered(bend: Any) -> None:
    document = json.loads(CREDENTIAL)
    bend(document)
    verdict = judge(json.dumps(document), OURS, AT)
    assert (verdict.standing, verdict.because) == (Standing.UNREADABLE, Because.OTHER_KIND)
    assert says_nothing(verdict)


def test_a_code_that_was_altered_is_not_shown() -> None:
    class Mallory:
        public = SIGNER.public
        sign = IMPOSTOR.sign

    verdict = judge(compact.encode(FULL, Mallory()), OURS, AT)
    assert verdict.standing is Standing.ALTERED and says_nothing(verdict)


def test_a_credential_may_be_written_with_other_spaces() -> None:
    pretty = json.dumps(json.loads(CREDENTIAL), indent=2)
    assert judge("\ufeff" + pretty, LISTED, AT).standing is Standing.GENUINE


@BOTH
def test_what_was_taken_back_says_why(shown: str) -> None:
    revoked = replace(LISTED, revoked={FULL.number: "left early"})
    verdict = judge(shown, revoked, AT)
    assert (verdict.standing, verdict.said) == (Standing.REVOKED, "left early")
    replaced = replace(revoked, replaced={FULL.number: "2026-0150"})
    verdict = judge(shown, replaced, AT)
    assert (verdict.standing, verdict.said) == (Standing.REPLACED, "2026-0150")
    assert verdict.claims is not None and not verdict.is_valid


@BOTH
def test_what_expired_is_said_to_have(shown: str) -> None:
    last = datetime(2028, 11, 14, 23, 0, tzinfo=UTC)
    assert judge(shown, OURS, last).standing is Standing.GENUINE
    assert judge(shown, OURS, last + timedelta(hours=2)).standing is Standing.EXPIRED


@BOTH
def test_a_retired_key_vouches_only_for_what_it_signed_before(shown: str) -> None:
    def until(at: datetime) -> Trust:
        return Trust({SIGNER.did: replace(SPAN, until=at)})

    assert judge(shown, until(AT), AT).standing is Standing.GENUINE
    verdict = judge(shown, until(AT - timedelta(seconds=1)), AT)
    assert verdict.standing is Standing.UNKNOWN_SIGNER
    assert verdict.because is Because.KEY_RETIRED


@BOTH
def test_what_the_register_has_holds_though_the_clock_was_ahead_when_it_was_signed(
    shown: str,
) -> None:
    before = {SIGNER.did: replace(SPAN, until=AT - timedelta(days=400))}
    assert judge(shown, replace(LISTED, keys=before), AT).standing is Standing.GENUINE
    other = replace(issued(), credential="{}", code="")
    bent = Trust(before, register={FULL.number: other})
    assert judge(shown, bent, AT).because is Because.KEY_RETIRED


@BOTH
def test_what_the_register_does_not_have_is_not_certain(shown: str) -> None:
    verdict = judge(shown, replace(OURS, register={}), AT)
    assert verdict.standing is Standing.UNLISTED and not verdict.is_valid


@BOTH
def test_another_certificate_under_an_issued_number_is_refused(shown: str) -> None:
    other = replace(FULL, name="Somebody Else")
    signed = openbadge.signed(built(other), SIGNER, AT)
    listed = {FULL.number: issued(other, signed, compact.encode(other, SIGNER))}
    verdict = judge(shown, replace(OURS, register=listed), AT)
    assert (verdict.standing, verdict.because) == (Standing.ALTERED, Because.DIFFERS)
    assert says_nothing(verdict)


def test_a_register_that_was_changed_vouches_for_nothing() -> None:
    bent = replace(issued(), record=FULL.canonical().replace("Minh", "Mink"))
    for shown in (CREDENTIAL, CODE):
        verdict = judge(shown, replace(OURS, register={FULL.number: bent}), AT)
        assert verdict.standing is Standing.ALTERED


# --- issued before signing ----------------------------------------------------------------------

OLD = replace(FULL, uid="", expires_on=None)
OLD_CODE = qr_text(OLD.number, sha256(OLD.canonical()))
OLD_ISSUED = Issued(OLD.number, OLD.canonical(), sha256(OLD.canonical()))


def test_what_was_issued_before_signing_is_known_by_the_register() -> None:
    verdict = judge(OLD_CODE, Trust(register={OLD.number: OLD_ISSUED}), AT)
    assert verdict.standing is Standing.UNSIGNED and verdict.is_valid
    assert verdict.claims is not None and verdict.claims.name == OLD.name
    assert verdict.fingerprint == ""


def test_what_was_issued_before_signing_can_be_taken_back() -> None:
    trust = Trust(register={OLD.number: OLD_ISSUED}, revoked={OLD.number: "by mistake"})
    assert judge(OLD_CODE.lower(), trust, AT).standing is Standing.REVOKED


@pytest.mark.parametrize("trust", [Trust(), OURS, replace(OURS, register={})])
def test_elsewhere_an_old_code_proves_nothing(trust: Trust) -> None:
    verdict = judge(OLD_CODE, trust, AT)
    assert verdict.because is Because.NOT_ISSUED_HERE and says_nothing(verdict)


def test_an_old_code_does_not_stand_for_a_signed_certificate() -> None:
    by_hand = replace(FULL, name="Mallory")
    listed = issued(by_hand)  # name and hash were changed in the file; nothing was signed
    code = qr_text(FULL.number, listed.record_sha256)
    verdict = judge(code, replace(OURS, register={FULL.number: listed}), AT)
    assert (verdict.standing, verdict.because) == (Standing.ALTERED, Because.DIFFERS)
    assert says_nothing(verdict)


@pytest.mark.parametrize("record", ["", "nonsense", "{}", "[]", '{"first_on":"2026-11-31"}'])
def test_a_register_of_nonsense_makes_no_traceback(record: str) -> None:
    listed = Issued(OLD.number, record, sha256(record))
    verdict = judge(qr_text(OLD.number, sha256(record)), Trust(register={OLD.number: listed}), AT)
    assert (verdict.standing, verdict.because) == (Standing.ALTERED, Because.DIFFERS)


def test_an_old_code_with_other_digits_is_refused() -> None:
    trust = Trust(register={OLD.number: OLD_ISSUED})
    verdict = judge(qr_text(OLD.number, "0" * 64), trust, AT)
    assert verdict.standing is Standing.ALTERED and says_nothing(verdict)


# --- what is none -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shown", "because"),
    [
        ("", Because.NO_CERTIFICATE),
        ("hello", Because.NO_CERTIFICATE),
        ("{}", Because.NO_CERTIFICATE),
        ('{"a": 1, "a": 2}', Because.BROKEN),
        ('{"credentialSubject": NaN}', Because.BROKEN),
        (CREDENTIAL[:-40], Because.BROKEN),
        ("[" * 100_000, Because.NO_CERTIFICATE),
        ('{"a":' * 100_000, Because.BROKEN),
        ('{"credentialSubject": {}}', Because.OTHER_KIND),
        ('{"credentialSubject": {}, "issuer": "https://example.org", "proof": []}',
         Because.OTHER_KIND),
    ],
)  # fmt: skip
def test_what_is_no_certificate_is_said_to_be_none(shown: str, because: Because) -> None:
    for form in (shown, shown.encode()):
        verdict = judge(form, OURS, AT)
        assert (verdict.standing, verdict.because) == (Standing.UNREADABLE, because)
        assert says_nothing(verdict)


def test_orders_to_a_terminal_are_taken_out_of_a_strangers_words() -> None:
    made = openbadge.credential(FULL, "\u202eL\u2066antern", IMPOSTOR.did)
    made["name"] = "\x1b[32mVALID\x07"
    claims = judge(openbadge.signed(made, IMPOSTOR, AT), OURS, AT).claims
    assert claims is not None
    assert (claims.title, claims.issuer) == (" [32mVALID ", "Lantern")
