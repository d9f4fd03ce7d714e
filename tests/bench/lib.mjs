// SPDX-License-Identifier: GPL-3.0-or-later
// Shared helpers: neutral Signal session state <-> libsignal-node session entries.
import { createRequire } from 'node:module';
import crypto from 'node:crypto';
import { u32 } from './rec.mjs';
const require = createRequire(new URL('../peer/package.json', import.meta.url));
export const requirePeer = require;
export const curve = require('libsignal/src/curve.js');
export const SessionRecord = require('libsignal/src/session_record.js');
export const SessionCipher = require('libsignal/src/session_cipher.js');
export const SessionBuilder = require('libsignal/src/session_builder.js');
export const ProtocolAddress = require('libsignal/src/protocol_address.js');
export const curveJs = require('curve25519-js');
const realGenerate = curve.generateKeyPair;

const PRIV = Buffer.from('302e020100300506032b656e04220420', 'hex');
export function pubOf(priv) {
  const k = crypto.createPrivateKey({ key: Buffer.concat([PRIV, priv]), format: 'der', type: 'pkcs8' });
  return Buffer.concat([
    Buffer.from([5]),
    crypto.createPublicKey(k).export({ format: 'der', type: 'spki' }).subarray(12),
  ]);
}
export function pairFrom(rng) {
  const privKey = rng.bytes(32);
  privKey[0] &= 248;
  privKey[31] &= 127;
  privKey[31] |= 64;
  return { privKey, pubKey: pubOf(privKey) };
}
// Make libsignal draw its key pairs from a seeded stream (undo with unseedKeys()).
export function seedKeys(rng, log) {
  curve.generateKeyPair = () => {
    const k = pairFrom(rng);
    log?.push(k);
    return k;
  };
}
export function unseedKeys() {
  curve.generateKeyPair = realGenerate;
}

// In-memory storage holding live record objects (no serialisation): the cheapest store libsignal-node can have.
export class MemStorage {
  constructor(identity, regId = 1) {
    this.identity = identity;
    this.regId = regId;
    this.sessions = new Map();
    this.preKeys = new Map();
    this.signed = null;
  }
  loadSession(id) {
    return this.sessions.get(id);
  }
  storeSession(id, r) {
    this.sessions.set(id, r);
  }
  isTrustedIdentity() {
    return true;
  }
  getOurIdentity() {
    return this.identity;
  }
  getOurRegistrationId() {
    return this.regId;
  }
  loadPreKey(id) {
    return this.preKeys.get(Number(id));
  }
  loadSignedPreKey() {
    return this.signed;
  }
  removePreKey() {}
}
// Neutral state = 12 record items, see README "signal state".
export function exportState(identity, session) {
  const r = session.currentRatchet;
  const recv = session.getChain(r.lastRemoteEphemeralKey);
  const send = session.getChain(r.ephemeralKeyPair.pubKey);
  const E = Buffer.alloc(0);
  return [
    identity.privKey,
    identity.pubKey,
    session.indexInfo.remoteIdentityKey,
    r.rootKey,
    r.ephemeralKeyPair.privKey,
    r.ephemeralKeyPair.pubKey,
    r.lastRemoteEphemeralKey,
    recv ? recv.chainKey.key : E,
    u32(recv ? recv.chainKey.counter + 1 : 0),
    send ? send.chainKey.key : E,
    u32(send ? send.chainKey.counter + 1 : 0),
    u32(r.previousCounter),
  ];
}
export function importState(s) {
  const B = (x) => Buffer.from(x);
  const e = SessionRecord.createEntry();
  e.registrationId = 1;
  e.currentRatchet = {
    rootKey: B(s[3]),
    ephemeralKeyPair: { privKey: B(s[4]), pubKey: B(s[5]) },
    lastRemoteEphemeralKey: B(s[6]),
    previousCounter: s[11].readUInt32LE(0),
  };
  e.indexInfo = { created: 1, used: 1, remoteIdentityKey: B(s[2]), baseKey: B(s[6]), baseKeyType: 1, closed: -1 };
  if (s[7].length)
    e.addChain(B(s[6]), {
      messageKeys: {},
      chainKey: { counter: s[8].readUInt32LE(0) - 1, key: B(s[7]) },
      chainType: 2,
    });
  if (s[9].length)
    e.addChain(B(s[5]), {
      messageKeys: {},
      chainKey: { counter: s[10].readUInt32LE(0) - 1, key: B(s[9]) },
      chainType: 1,
    });
  const rec = new SessionRecord();
  rec.setSession(e);
  return { identity: { privKey: B(s[0]), pubKey: B(s[1]) }, record: rec, entry: e };
}
