"""The text of a QR code that lets phones into the Wi-Fi (pure)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Wifi:
    """A network as the host writes it down.  Without a password it is an open one."""

    name: str
    password: str = ""
    security: str = ""  # as people say it: "WPA2", "WEP", "none"; empty: WPA if there is a password
    is_hidden: bool = False


def kept(choice: Mapping[str, object] | None) -> Wifi | None:
    """Return the network of the setting "wifi"; None where no name was written."""
    if not isinstance(choice, Mapping):
        return None
    name, password, security = (
        str(choice.get(key) or "") for key in ("name", "password", "security")
    )
    return Wifi(name, password, security, bool(choice.get("is_hidden"))) if name.strip() else None


def join_text(network: Wifi) -> str:
    """Return what phones' cameras understand as "join this network".

    The form is ZXing's `WIFI:` (github.com/zxing/zxing/wiki/Barcode-Contents).  Names are not put
    in quotation marks, even if they look like hexadecimal: phones take the marks as a part of it.
    """
    security = _security(network)
    fields = [f"T:{security}", f"S:{_escaped(network.name)}"]
    if security != "nopass":
        fields.append(f"P:{_escaped(network.password)}")
    if network.is_hidden:
        fields.append("H:true")
    return f"WIFI:{';'.join(fields)};;"


def _security(network: Wifi) -> str:
    said = network.security.strip().casefold()
    if not network.password or said in ("none", "open", "nopass"):
        return "nopass"
    if said == "wep":
        return "WEP"
    return "SAE" if said in ("sae", "wpa3 only") else "WPA"  # "WPA" stands for WPA, WPA2 and WPA3


def _escaped(words: str) -> str:
    return re.sub(r'([\\;,:"])', r"\\\1", words)
