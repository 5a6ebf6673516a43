// The credential in a file: as it is, baked into a picture, or attached to a PDF.
const MOST_FILE = 2e7, MOST_TEXT = 1e6;
const begins = (bytes, letters) => [...letters].every((one, n) => bytes[n] === one.charCodeAt(0));

// what unfolds to no credential is let go at once; null for that
async function unfolded(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  const reader = stream.getReader(), parts = [];
  let size = 0;
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      parts.push(value);
      size += value.length;
      if (size > MOST_TEXT || !isCredential(parts[0])) {
        reader.cancel().catch(() => {});
        return null;
      }
    }
  } catch (trouble) {
    // bytes after the end, which a PDF may have there, also lead here
  }
  return size ? joined(...parts) : null;
}

const isCredential = (bytes) => /^(\u00ef\u00bb\u00bf)?\s*\{/.test(new TextDecoder("latin1").decode(bytes.subarray(0, 64)));

function parsed(written) {
  if (written.length > MOST_TEXT) throw Error("too large");
  const found = JSON.parse(written.replace(/^\ufeff/, ""));
  if (!found || typeof found !== "object" || Array.isArray(found)) throw Error("no object");
  return found;
}

async function inPng(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length), found = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const size = view.getUint32(at), held = bytes.subarray(at + 8, at + 8 + size);
    if (at + 12 + size > bytes.length) throw Error("cut off");
    if (begins(bytes.subarray(at + 4), "iTXt") && begins(held, "openbadgecredential\0")) {
      const isFolded = held[20] === 1, language = held.indexOf(0, 22);
      const said = held.slice(held.indexOf(0, language + 1) + 1);
      found.push(parsed(utf8(isFolded ? await unfolded(said) : said)));
    }
    at += 12 + size;
  }
  return found;
}

function inSvg(written) {
  const read = new DOMParser().parseFromString(written, "image/svg+xml");
  if (read.doctype || read.querySelector("parsererror")) throw Error("broken");
  const held = read.getElementsByTagNameNS("https://purl.imsglobal.org/ob/v3p0", "credential");
  return [...held].map((one) => parsed(one.getAttribute("verify") || one.textContent));
}

// every stream is looked at: where the list of attachments lies differs from writer to writer
async function inPdf(bytes) {
  const letters = new TextDecoder("latin1").decode(bytes), found = [];
  let past = 0;
  for (const one of letters.matchAll(/\bstream\r?\n/g)) {
    if (one.index < past) continue;
    past = letters.indexOf("endstream", one.index);
    if (past < 0) break;
    const said = letters.slice(Math.max(0, one.index - 1000), one.index);
    const about = said.slice(said.lastIndexOf(" obj") + 1);
    const begin = one.index + one[0].length, filter = /\/Filter\s*\[?\s*(\/\w+)\s*(\/\w+)?/.exec(about);
    if (/\/(Image|ObjStm|XRef)\b/.test(about) || (filter && (filter[1] !== "/FlateDecode" || /FlateDecode\s*\/\w+Decode/.test(filter[0])))) continue;
    const raw = bytes.slice(begin, past);
    const held = filter ? await unfolded(raw) : raw;
    if (!held || !isCredential(held)) continue;
    try {
      const credential = parsed(utf8(held).trim());
      if (credential.credentialSubject) found.push(credential);
    } catch (trouble) {
      // another attachment, which is not our business
    }
  }
  return found;
}

// a picture of the paper, where the browser can read codes
async function inPhoto(file) {
  if (!("BarcodeDetector" in window)) throw Object.assign(Error(), { why: "photo" });
  const seen = await new BarcodeDetector({ formats: ["qr_code"] }).detect(await createImageBitmap(file));
  return seen.map((one) => one.rawValue).flatMap(inText);
}

function inText(written) {
  const said = written.trim().replace(/^\ufeff/, "");
  if (said.startsWith("{")) return [parsed(said)];
  const code = readCode(said);
  if (code) return [code];
  return /^LCHOST\s*\d{4}-?\d{4}/i.test(said) ? [{ isOld: true }] : [];
}

async function inFile(file) {
  if (file.size > MOST_FILE) throw Object.assign(Error(), { why: "large" });
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (begins(bytes, "\x89PNG\r\n\x1a\n")) {
    const baked = await inPng(bytes);
    return baked.length ? baked : inPhoto(file);
  }
  if (begins(bytes, "\xff\xd8\xff") || /^image\/(?!svg)/.test(file.type)) return inPhoto(file);
  const early = new TextDecoder("latin1").decode(bytes.subarray(0, 1024));
  if (early.includes("%PDF-")) return inPdf(bytes);
  const written = utf8(bytes);
  return written.trim().startsWith("<") ? inSvg(written) : inText(written);
}
