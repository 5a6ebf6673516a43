// How a certificate stands, by the keys and the list that this page was made with.
const GOOD = "good", LOOK = "look", BAD = "bad";

async function judge(found) {
  const different = found.filter((one, n) => !found.slice(0, n).some((other) => isSame(one, other)));
  if (!different.length) return { tone: BAD, state: "nothing" };
  if (different.length > 1) return { tone: BAD, state: "several" };
  const one = different[0];
  if (one.isOld) return { tone: LOOK, state: "old" };
  return one.payload ? judgeCode(one) : judgeBadge(one);
}

function isSame(one, other) {
  if (one.payload && other.payload) return same(one.payload, other.payload) && same(one.signature, other.signature);
  return !one.payload && !other.payload && canonical(one) === canonical(other);
}

async function judgeBadge(credential) {
  let did;
  try {
    did = issuerOf(credential);
  } catch (trouble) {
    return { tone: BAD, state: "other" };
  }
  if (!credential.proof) return { tone: BAD, state: "other" };
  const isWhole = await isIntact(credential, did).catch(() => false);
  return isWhole ? judgeSigned(statedBy(credential), did) : { tone: BAD, state: "altered" };
}

async function judgeCode(code) {
  let isKnown = false;
  for (const { did, name } of known.keys) {
    const key = keyOf(did);
    if (!same((await sha256(key)).slice(0, 8), code.kid)) continue;
    isKnown = true;
    if (await isSigned(key, code.signature, signedBytes(code))) return judgeSigned(statedIn(code.facts, name), did);
  }
  return isKnown ? { tone: BAD, state: "altered" } : { tone: LOOK, state: "nokey", print: inFours(code.kid) };
}

async function judgeSigned(facts, did) {
  const print = await fingerprint(did), key = known.keys.find((one) => one.did === did);
  if (!key) return { tone: LOOK, state: "unknown", facts, print };
  const { name, until } = key, number = facts.number;
  if (until && !(new Date(facts.issued) <= new Date(until))) return { tone: LOOK, state: "retired", facts, print, name, day: until };
  const back = Object.hasOwn(known.back, number) && known.back[number];
  if (back) {
    const { day, why, by } = back;
    return { tone: BAD, state: by ? "replaced" : "revoked", number, day, by, why: by ? "" : why };
  }
  const isOver = facts.expires && facts.expires < new Date().toISOString().slice(0, 10);
  if (isOver) return { tone: LOOK, state: "expired", facts, name, day: facts.expires };
  return { tone: GOOD, state: "good", facts, name };
}
