// Say of each credential (one a line in a file) whether others' software finds its proofs true:
// the first, the second, both at once, and what a second program says of the signature.
// Runs from stdin, in the folder that has the packages; nothing is fetched.
import {readFileSync} from 'node:fs';
import {createVerifyCryptosuite} from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import {cryptosuite as rdfc} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';
import * as vc from '@digitalbazaar/vc';
import {verifyCredential} from '@digitalcredentials/verifier-core';

globalThis.fetch = async (url) => { throw new Error(`offline: ${url}`); };

const [file, contexts] = process.argv.slice(2);
const jcs = createVerifyCryptosuite();
const documents = JSON.parse(readFileSync(contexts, 'utf8'));

async function documentLoader(url) {
  const found = (document) => ({contextUrl: null, documentUrl: url, document});
  if (documents[url]) return found(documents[url]);
  const [did, fragment] = url.split('#');
  if (!did.startsWith('did:key:')) throw new Error(`not here: ${url}`);
  const name = did.slice('did:key:'.length);
  const method = {
    '@context': 'https://w3id.org/security/multikey/v1',
    id: `${did}#${name}`, type: 'Multikey', controller: did, publicKeyMultibase: name,
  };
  if (fragment) return found(method);
  return found({
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: did, verificationMethod: [method], assertionMethod: [method.id],
  });
}

async function holds(credential, proof, cryptosuite) {
  const suite = new DataIntegrityProof({cryptosuite});
  const answer = await vc.verifyCredential(
    {credential: {...credential, proof}, suite, documentLoader});
  return answer.verified;
}

async function bothAtOnce(credential) {
  const suite = [rdfc, jcs].map((one) => new DataIntegrityProof({cryptosuite: one}));
  const answer = await vc.verifyCredential({credential, suite, documentLoader});
  return answer.verified && answer.results.length === 2;
}

async function secondOpinion(credential) {
  const {log} = await verifyCredential({credential, knownDIDRegistries: []});
  return log?.find((one) => one.id === 'valid_signature')?.valid === true;
}

async function opinions(credential) {
  const [first, second] = credential.proof;
  return [
    await holds(credential, first, rdfc),
    await holds(credential, second, jcs),
    await bothAtOnce(credential),
    await secondOpinion(credential),
  ];
}

for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
  const answer = await opinions(JSON.parse(line)).catch(() => [false, false, false, false]);
  console.log(JSON.stringify(answer));
}
