// The printed code: a COSE_Sign1 over a small CBOR map, RFC 9052 and 8949.
function fromCbor(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  const take = (count) => {
    if (at + count > bytes.length) throw Error("cut off");
    at += count;
    return at - count;
  };
  const count = (short) => {
    if (short < 24) return short;
    if (short === 24) return bytes[take(1)];
    if (short === 25) return view.getUint16(take(2));
    if (short === 26) return view.getUint32(take(4));
    if (short !== 27) throw Error("length");
    const long = Number(view.getBigUint64(take(8)));
    if (!Number.isSafeInteger(long)) throw Error("length");
    return long;
  };
  const piece = (size) => {
    const begin = take(size);
    return bytes.slice(begin, begin + size);
  };
  const item = (depth) => {
    if (depth > 4) throw Error("depth");
    const first = bytes[take(1)], kind = first >> 5, size = count(first & 31);
    if (kind === 0) return size;
    if (kind === 1) return -1 - size;
    if (kind === 2) return piece(size);
    if (kind === 3) return utf8(piece(size));
    if (kind === 4) {
      const list = [];
      for (let n = 0; n < size; n++) list.push(item(depth + 1));
      return list;
    }
    if (kind === 5) {
      const map = new Map();
      for (let n = 0; n < size; n++) {
        const key = item(depth + 1);
        if (map.has(key)) throw Error("a key twice");
        map.set(key, item(depth + 1));
      }
      return map;
    }
    if (kind === 6) return { tag: size, value: item(depth + 1) };
    throw Error("kind");
  };
  const whole = item(0);
  if (at !== bytes.length) throw Error("too long");
  return whole;
}

const isBytes = (value, size) => value instanceof Uint8Array && (!size || value.length === size);

// null for what is no code of ours
function readCode(written) {
  if (written.length > 4000) return null;
  const letters = written.replace(/\s/g, "").toUpperCase().split("#").pop().split("LC1:").pop();
  if (!/^[A-Z2-7]+$/.test(letters)) return null;
  try {
    const { tag, value } = fromCbor(fromBase32(letters));
    const [guarded, open, payload, signature] = value;
    const header = fromCbor(guarded), facts = fromCbor(payload), kid = header.get(4);
    const isOurs =
      tag === 18 && value.length === 4 && open.size === 0 && header.size === 2 &&
      header.get(1) === -8 && isBytes(kid, 8) && isBytes(signature, 64);
    return isOurs ? { facts, kid, guarded, payload, signature } : null;
  } catch (trouble) {
    return null;
  }
}

function signedBytes({ guarded, payload }) {
  const held = (bytes) => {
    const size = bytes.length;
    const head = size < 24 ? [64 | size] : size < 256 ? [88, size] : [89, size >> 8, size & 255];
    return joined(Uint8Array.from(head), bytes);
  };
  // a list of four: the words "Signature1", the header, nothing, the facts
  return joined(Uint8Array.of(0x84, 0x6a), toUtf8("Signature1"), held(guarded), Uint8Array.of(0x40), held(payload));
}

function statedIn(facts, issuer) {
  const words = (key) => text(facts.get(key));
  const whole = (key) => (Number.isInteger(facts.get(key)) ? facts.get(key) : 0);
  const date = (days) => new Date(days * 864e5).toISOString().slice(0, 10);
  const issued = whole(8);
  return {
    number: words(1),
    name: words(2),
    title: words(3),
    workshop: words(4),
    first: date(whole(5)),
    last: date(whole(5) + whole(6)),
    minutes: whole(7),
    issued: issued ? new Date(issued * 1000).toISOString() : "",
    issuer,
    place: words(9),
    credits: words(11),
    expires: whole(12) ? date(whole(12)) : "",
    licence: words(13),
    replaces: words(14),
    duplicate: Boolean(whole(15)),
  };
}
