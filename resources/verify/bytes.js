// Bytes as people write them, and the names of keys.
const utf8 = (bytes) => new TextDecoder("utf-8", { fatal: true }).decode(bytes);
const toUtf8 = (text) => new TextEncoder().encode(text);
const sha256 = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
const same = (a, b) => a.length === b.length && a.every((one, n) => one === b[n]);

function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, one) => sum + one.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

// RFC 4648, upper case, without padding; what no writer would write is refused
function fromBase32(letters) {
  const made = [];
  let held = 0, bits = 0;
  for (const letter of letters) {
    held = (held << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      made.push(held >> bits);
      held &= (1 << bits) - 1;
    }
  }
  if (held || bits >= 5) throw Error("base32");
  return Uint8Array.from(made);
}

// multibase "z": base58 as Bitcoin writes it
function fromMultibase(text) {
  const digits = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  if (!/^z[1-9A-HJ-NP-Za-km-z]{1,128}$/.test(text)) throw Error("base58");
  const made = [];
  let number = 0n;
  for (const letter of text.slice(1)) number = number * 58n + BigInt(digits.indexOf(letter));
  for (; number; number >>= 8n) made.unshift(Number(number & 255n));
  for (const letter of text.slice(1)) {
    if (letter !== "1") break;
    made.unshift(0);
  }
  return Uint8Array.from(made);
}

// did:key of Ed25519: two bytes that say so, then the 32 of the key
function keyOf(did) {
  if (!did.startsWith("did:key:")) throw Error("did");
  const bytes = fromMultibase(did.slice(8));
  if (bytes.length !== 34 || bytes[0] !== 0xed || bytes[1] !== 1) throw Error("did");
  return bytes.slice(2);
}

const inFours = (bytes) =>
  [...bytes].map((one) => one.toString(16).padStart(2, "0")).join("").toUpperCase().match(/.{4}/g).join(" ");

const fingerprint = async (did) => inFours((await sha256(keyOf(did))).slice(0, 8));

// the browser's own Ed25519, or ours where it has none
async function isSigned(key, signature, bytes) {
  if (signature.length !== 64) return false;
  try {
    const known = await crypto.subtle.importKey("raw", key, { name: "Ed25519" }, false, ["verify"]);
    return await crypto.subtle.verify({ name: "Ed25519" }, known, signature, bytes);
  } catch (trouble) {
    return ed25519.verifyAsync(signature, bytes, key, { zip215: false });
  }
}
