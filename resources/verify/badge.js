// A credential in Open Badges 3.0: whether its signature over every letter holds, and what it says.
const SUITES = ["eddsa-rdfc-2022", "eddsa-jcs-2022"];
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

const node = (value) => (value && typeof value === "object" && !Array.isArray(value) ? value : {});
const nodes = (value) => (Array.isArray(value) ? value : [value]).map(node);
const text = (value) => (typeof value === "string" ? clean(value) : "");
const day = (value) => (/^\d{4}-\d\d-\d\d/.test(value) ? value.slice(0, 10) : "");

// no orders to the screen, no letters that turn others over
const clean = (said) =>
  said.slice(0, 2000).replace(/[\u202a-\u202e\u2066-\u2069]/g, "").replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/gu, " ");

function issuerOf(credential) {
  const issuer = credential.issuer;
  const did = typeof issuer === "string" ? issuer : node(issuer).id;
  keyOf(did);
  return did;
}

async function isIntact(credential, did) {
  const { proof, ...bare } = credential;
  if (!Array.isArray(proof) || proof.length !== 2) return false;
  if (!proof.every((one, n) => isAsWritten(node(one), SUITES[n], did))) return false;
  const { proofValue, ...options } = proof[1];
  if (canonical(options["@context"]) !== canonical(bare["@context"])) return false;
  const parts = [options, bare].map((one) => sha256(toUtf8(canonical(one))));
  return isSigned(keyOf(did), fromMultibase(proofValue), joined(...(await Promise.all(parts))));
}

function isAsWritten(proof, suite, did) {
  const keys = ["created", "cryptosuite", "proofPurpose", "proofValue", "type", "verificationMethod"];
  if (suite === SUITES[1]) keys.unshift("@context");
  return (
    Object.keys(proof).sort().join() === keys.join() &&
    proof.type === "DataIntegrityProof" &&
    proof.cryptosuite === suite &&
    proof.proofPurpose === "assertionMethod" &&
    proof.verificationMethod === did + "#" + did.slice(8) &&
    MOMENT.test(proof.created) &&
    typeof proof.proofValue === "string"
  );
}

function statedBy(credential) {
  const subject = node(credential.credentialSubject);
  const achievement = node(subject.achievement);
  const asked = text(node(achievement.criteria).narrative);
  const more = {};
  for (const one of nodes(credential.evidence)) more[text(one.name)] = text(one.narrative);
  const named = nodes(subject.identifier).find((one) => one.identityType === "name" && one.hashed === false);
  const licence = nodes(achievement.otherIdentifier).find((one) => one.identifierType === "ext:licence");
  const earned = subject.creditsEarned;
  return {
    number: text(subject.licenseNumber),
    name: text(node(named).identityHash),
    title: text(credential.name) || text(achievement.name),
    workshop: text(achievement.name),
    first: day(subject.activityStartDate),
    last: day(subject.activityEndDate),
    minutes: minutes(subject, achievement),
    issued: typeof credential.validFrom === "string" ? credential.validFrom : "",
    issuer: text(node(credential.issuer).name),
    host: more.Host,
    place: more.Place,
    replaces: more.Replaces,
    credits: more.Credits || (earned === undefined ? "" : clean(String(earned))),
    topic: text(achievement.fieldOfStudy),
    facilitator: more.Facilitator,
    licence: text(node(licence).identifier),
    because: asked === text(achievement.description) ? "" : asked, // it must say something
    expires: day(credential.validUntil),
    duplicate: Boolean(more.Duplicate),
  };
}

function minutes(subject, achievement) {
  const described = nodes(achievement.resultDescription).filter((one) => one.name === "Minutes");
  const ids = described.map((one) => one.id);
  const result = nodes(subject.result).find((one) => one.resultDescription && ids.includes(one.resultDescription));
  return /^\d{1,7}$/.test(node(result).value) ? Number(result.value) : 0;
}
