// JSON in the one form that is signed: RFC 8785.
function canonical(value) {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw Error("number");
    return String(value); // ECMAScript's own way is the standard's; -0 is 0
  }
  if (typeof value === "string") {
    if (/\p{Surrogate}/u.test(value)) throw Error("half a letter");
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return "[" + value.map(canonical).join() + "]";
  const keys = Object.keys(value).sort(); // by UTF-16 units, as the standard wants
  return "{" + keys.map((key) => canonical(key) + ":" + canonical(value[key])).join() + "}";
}
