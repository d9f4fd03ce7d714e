// The WhatsApp server half of the peer: connections, login, pairing, routing, queues.
import { EventEmitter } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import crypto from 'node:crypto';
import zlib from 'node:zlib';
import { WebSocketServer } from 'ws';
import { proto } from 'baileys/WAProto/index.js';
import { encodeBinaryNode } from 'baileys/lib/WABinary/encode.js';
import { decodeBinaryNode } from 'baileys/lib/WABinary/decode.js';
import { NoiseResponder, frameOf, makeAuthority } from './noise.js';
import { selfSigned } from './x509.js';
import { MediaStore } from './media.js';
import { Faults } from './faults.js';
import { handleIq } from './iq.js';
import { routeGroupMessage } from './groups.js';
import { fuzzFrames } from './fuzz.js';
import { N, kids, kid, bytesOf, parseJid, mkJid, bareJid, isGroupJid, S_NET, SERVER, rand, phashV2, nodeToJson, randDigits, serial, be, xeddsaVerify } from './util.js';

export class Account {
  constructor(peer, pn, { name, lid } = {}) {
    this.peer = peer; this.pn = pn;
    this.lid = lid || '1' + randDigits(14);
    this.name = name || `Peer ${pn.slice(-4)}`;
    this.devices = new Map();
    this.nextDeviceId = 1; this.nextKeyIndex = 1;
    this.privacy = { readreceipts: 'all', groupadd: 'all', last: 'all', online: 'all', profile: 'all', status: 'all', messages: 'all', calladd: 'all' };
    this.blocklist = new Set(); this.appstate = new Map(); this.groups = new Set();
    this.status = 'Available'; this.statusT = 1700000000; this.disappearing = { duration: 0, t: 0 };
    this.flags = {};            // privateAdd, login:{reason,..}, requireToken
    this.peers = new Set();     // pns this account exchanged messages with
    this.tokens = new Map();    // pn -> {t, token}: trusted-contact tokens issued TO us by that pn
    this.phone = null;
  }
  jid(mode = 'pn', device) { return mode === 'lid' ? mkJid(this.lid, 'lid', device) : mkJid(this.pn, S_NET, device); }
}
export class Device {
  constructor(acct, id) {
    this.acct = acct; this.id = id; this.keyIndex = 0; this.identity = null; this.noisePub = null; this.regId = 0;
    this.skey = null; this.prekeys = []; this.deviceIdentity = null; this.platform = '';
    this.pending = new Map(); this.conn = null; this.presence = 'unavailable'; this.logins = 0; this.dirtyGroups = true;
    this.stats = { in: 0, out: 0 };
  }
  jid(mode = 'pn') { return this.acct.jid(mode, this.id); }
  get key() { return `${this.acct.pn}:${this.id}`; }
}

let connSeq = 0;
class Conn {
  constructor(peer) { this.peer = peer; this.id = ++connSeq; this.device = null; this.active = false; this.closed = false; this.iqWait = new Map(); this.iqSeq = 0; this.openedAt = Date.now(); }
  get label() { return this.device ? this.device.key : `conn${this.id}`; }
  /** send an iq from the server and wait for its result */
  query(node, timeoutMs = 15000) {
    const id = node.attrs.id ||= `${this.id}-${++this.iqSeq}`;
    return new Promise((res, rej) => {
      const to = setTimeout(() => { this.iqWait.delete(id); rej(new Error('no answer to iq ' + id)); }, timeoutMs);
      this.iqWait.set(id, n => { clearTimeout(to); res(n); });
      this.send(node);
    });
  }
}

/** A real WebSocket client. */
export class WsConn extends Conn {
  constructor(peer, ws, req) {
    super(peer); this.ws = ws; this.remote = req.socket.remoteAddress; this.headers = req.headers; this.url = req.url;
    this.noise = new NoiseResponder(peer.auth, { certFault: peer.faults.take('cert', null)?.what, now: peer.nowMs() });
    this.run = serial();
    ws.on('message', (d, isBinary) => { if (!isBinary) peer.violation(this, 'text-websocket-frame', {}); this.run(() => this.onData(Buffer.isBuffer(d) ? d : Buffer.from(d))); });
    ws.on('close', () => this.onClose()); ws.on('error', () => {});
    peer.conns.add(this); peer.count('connections');
    this.hsTimer = setTimeout(() => { if (!this.loggedIn && !this.reg) this.terminate(); }, peer.opts.handshakeTimeoutMs);
  }
  async onData(d) {
    if (this.closed) return;
    let evs;
    try { evs = this.noise.push(d); } catch (e) {
      this.peer.violation(this, 'noise', { error: e.message, state: this.noise.state });
      return this.terminate();
    }
    for (const ev of evs) {
      if (this.closed) return;
      if (ev.kind === 'send') this.rawSend(ev.data);
      else if (ev.kind === 'payload') {
        try { await this.peer.onClientPayload(this, proto.ClientPayload.decode(ev.payload)); }
        catch (e) { this.peer.violation(this, 'client-payload', { error: e.message }); this.terminate(); }
      } else {
        let node;
        try { node = await decodeBinaryNode(ev.data); }
        catch (e) { this.peer.violation(this, 'undecodable-stanza', { error: e.message, b64: ev.data.toString('base64').slice(0, 400) }); continue; }
        this.peer.bytesIn += ev.data.length;
        await this.peer.onStanza(this, node);
      }
    }
  }
  rawSend(b) {
    if (this.closed) return;
    if (this.frozen) { this.frozenOut.push(b); return; }
    this.peer.bytesOut += b.length;
    const F = this.peer.faults;
    const fr = F.find('fragment', this); // one WebSocket message per `size` bytes: the stream is what counts, not the message borders
    if (fr) { for (let i = 0; i < b.length; i += fr.size || 1) this.ws.send(b.subarray(i, i + (fr.size || 1)), () => {}); return; }
    const co = F.find('coalesce', this);
    if (co) { // many frames in one WebSocket message
      (this.joined ||= []).push(b);
      this.joinTimer ||= setTimeout(() => { this.joinTimer = null; const all = Buffer.concat(this.joined.splice(0)); if (!this.closed) this.ws.send(all, () => {}); }, co.ms || 50);
      return;
    }
    if (this.joined?.length) { b = Buffer.concat([...this.joined.splice(0), b]); }
    this.ws.send(b, () => {});
  }
  send(node) {
    if (this.closed || this.muted) return;
    this.peer.record(this, 'out', node);
    let plain = encodeBinaryNode(node);
    if (this.peer.faults.find('compress', this)) plain = Buffer.concat([Buffer.from([2]), zlib.deflateSync(plain.subarray(1))]);
    const cut = this.peer.faults.take('drop-on-send', this, f => (!f.tag || f.tag === node.tag) && (!f.child || kid(node, f.child)) && (!f.category || f.category === node.attrs.category));
    if (cut) { const fr = this.noise.wrap(plain); this.rawSend(cut.when === 'before' ? Buffer.alloc(0) : cut.when === 'half' ? fr.subarray(0, fr.length >> 1) : fr); setTimeout(() => this.terminate(), 5); this.muted = true; return; }
    let frame = this.noise.wrap(plain);
    if (this.peer.faults.take('corrupt-frame', this, f => !f.tag || f.tag === node.tag)) { frame = Buffer.from(frame); frame[frame.length - 1] ^= 0x55; frame[3] ^= 0x55; }
    this.rawSend(frame);
  }
  sendRaw(plain) { this.rawSend(this.noise.wrap(plain)); }
  sendUnencrypted(b) { this.rawSend(frameOf(b)); }
  freeze(ms) {
    this.frozen = true; this.frozenOut = this.frozenOut || [];
    this.ws._socket?.pause();
    if (ms) setTimeout(() => this.unfreeze(), ms);
  }
  unfreeze() {
    if (!this.frozen) return;
    this.frozen = false; this.ws._socket?.resume();
    for (const b of this.frozenOut.splice(0)) this.rawSend(b);
  }
  close() { if (!this.closed) { this.unfreeze(); this.ws.close(1000); setTimeout(() => this.ws.terminate(), 500).unref(); this.onClose(); } }
  terminate() { if (!this.closed) { this.ws.terminate(); this.onClose(); } }
  onClose() {
    if (this.closed) return;
    this.closed = true; clearTimeout(this.hsTimer); clearTimeout(this.qrTimer);
    this.peer.conns.delete(this);
    for (const r of this.refs || []) this.peer.refs.delete(r.ref);
    if (this.device && this.device.conn === this) {
      this.device.conn = null;
      this.peer.setPresence(this.device, 'unavailable');
      this.peer.emit('device-offline', this.device);
    }
  }
}

/** The in-process connection of a phone simulator (device 0). */
export class LocalConn extends Conn {
  constructor(peer, device, onNode) { super(peer); this.device = device; this.onNode = onNode; this.active = true; this.local = true; }
  send(node) { if (!this.closed) { if (this.peer.opts.logPhones) this.peer.record(this, 'out', node); this.onNode(node); } }
  close() { this.closed = true; if (this.device.conn === this) this.device.conn = null; }
  terminate() { this.close(); }
}

export class Peer extends EventEmitter {
  constructor(opts = {}) {
    super(); this.setMaxListeners(0);
    this.opts = {
      wsPort: 0, wssPort: 0, ctrlPort: 0, httpPort: 0, httpsPort: 0, rootSeed: undefined, logLimit: 20000, logPhones: false,
      handshakeTimeoutMs: 20000, qrFirstMs: 60000, qrNextMs: 20000, qrRefs: 6, offlineBatch: 100, offlineWaitMs: 400, lowPrekeys: 5,
      clockSkewSec: 0, groupMode: 'lid', patchPage: 50, ...opts
    };
    this.rules = { tctoken: false, strictMembers: true };
    this.auth = makeAuthority({ rootSeed: this.opts.rootSeed });
    this.accounts = new Map(); this.lids = new Map(); this.groups = new Map(); this.conns = new Set();
    this.refs = new Map(); this.links = new Map(); this.pictures = new Map();
    this.log = []; this.logSeq = 0; this.counters = {}; this.violations = []; this.ledger = new Map();
    this.bytesIn = 0; this.bytesOut = 0; this.idSeq = 0;
    this.faults = new Faults(this); this.media = new MediaStore(this);
    this.tls = selfSigned();
  }
  get rootKeyHex() { return Buffer.from(this.auth.root.public).toString('hex'); }
  nowMs() { return Date.now() + this.opts.clockSkewSec * 1000; }
  now() { return Math.floor(this.nowMs() / 1000); }
  nid() { return String(this.now()) + String(++this.idSeq % 1000000).padStart(6, '0'); }
  count(k, n = 1) { this.counters[k] = (this.counters[k] || 0) + n; }
  violation(conn, kind, detail) {
    const v = { t: Date.now(), who: conn?.label || null, kind, ...detail };
    this.violations.push(v); if (this.violations.length > 5000) this.violations.shift();
    this.count('violations'); this.emit('violation', v);
  }
  record(conn, dir, node, hint = null) {
    this.count(`${dir}_${node.tag}`);
    if (conn.device) conn.device.stats[dir]++;
    const e = { seq: ++this.logSeq, t: Date.now(), dir, conn: conn.id, device: conn.device?.key || hint, node };
    if (this.opts.logLimit) { this.log.push(e); if (this.log.length > this.opts.logLimit * 1.2) this.log.splice(0, this.log.length - this.opts.logLimit); }
    this.emit('stanza', e);
  }

  async listen() {
    const o = this.opts;
    const bind = (srv, port) => new Promise((r, j) => { srv.once('error', j); srv.listen(port, '127.0.0.1', () => r(srv.address().port)); });
    this.wss = new WebSocketServer({ noServer: true, maxPayload: 64 << 20, perMessageDeflate: false });
    const onUp = (req, sock, head) => {
      if (!req.url.startsWith('/ws/chat')) { sock.end('HTTP/1.1 404 Not Found\r\n\r\n'); return; }
      const f = this.faults.take('upgrade', null);
      if (f) { sock.end(`HTTP/1.1 ${f.code || 503} Fault\r\n\r\n`); return; }
      sock.setNoDelay(true);
      this.wss.handleUpgrade(req, sock, head, ws => new WsConn(this, ws, req));
    };
    this.plain = http.createServer((q, s) => { s.writeHead(426); s.end(); }); this.plain.on('upgrade', onUp);
    this.secure = https.createServer({ cert: this.tls.cert, key: this.tls.key }, (q, s) => { s.writeHead(426); s.end(); }); this.secure.on('upgrade', onUp);
    this.wsPort = await bind(this.plain, o.wsPort); this.wssPort = await bind(this.secure, o.wssPort);
    await this.media.listen(this.tls, { httpPort: o.httpPort, httpsPort: o.httpsPort });
    return this;
  }
  info() {
    return {
      ws: `ws://127.0.0.1:${this.wsPort}/ws/chat`, wss: `wss://127.0.0.1:${this.wssPort}/ws/chat`, control: this.ctrlPort ? `http://127.0.0.1:${this.ctrlPort}` : null,
      noiseRootPublicKey: this.rootKeyHex, noiseIssuerSerial: 0, mediaHttp: `http://127.0.0.1:${this.media.httpPort}`, mediaHttps: `https://127.0.0.1:${this.media.httpsPort}`,
      tlsCertPem: this.tls.cert, serverTime: this.now()
    };
  }
  async close() {
    for (const c of [...this.conns]) c.terminate();
    for (const s of [this.plain, this.secure, this.ctrl]) { s?.closeAllConnections?.(); s?.close(); }
    this.media.close(); this.wss?.close();
  }

  // ---- directory -------------------------------------------------------
  account(pn) { return this.accounts.get(String(pn)); }
  addAccount(pn, o = {}) {
    pn = String(pn || '1555' + randDigits(7));
    if (this.accounts.has(pn)) throw new Error('number exists: ' + pn);
    const a = new Account(this, pn, o);
    this.accounts.set(pn, a); this.lids.set(a.lid, a);
    return a;
  }
  /** jid -> {acct, device(id), explicit, mode} */
  resolve(jid) {
    const j = parseJid(jid);
    if (!j) return null;
    const acct = j.server === 'lid' ? this.lids.get(j.user) : (j.server === S_NET || j.server === 'c.us') ? this.accounts.get(j.user) : null;
    if (!acct) return null;
    return { acct, device: j.device || 0, explicit: j.device !== undefined, mode: j.server === 'lid' ? 'lid' : 'pn', dev: acct.devices.get(j.device || 0) };
  }
  altJid(r, mode) { return r.acct.jid(mode === 'lid' ? 'pn' : 'lid'); }

  // ---- login and pairing -------------------------------------------------
  async onClientPayload(conn, p) {
    conn.payload = p; this.count('handshakes');
    this.record(conn, 'in', { tag: '#client-payload', attrs: { url: conn.url, origin: conn.headers.origin || '', 'user-agent': conn.headers['user-agent'] || '', header: conn.noise.header.toString('hex'), routing: conn.noise.routingInfo?.toString('hex') || '' }, content: JSON.stringify(proto.ClientPayload.toObject(p, { longs: String, enums: String, bytes: String })) }, p.username && p.username.toString() !== '0' ? `${p.username}:${p.device || 0}` : null);
    const err = m => this.violation(conn, 'client-payload', { error: m });
    if (!p.userAgent?.appVersion?.primary) err('no userAgent.appVersion');
    const user = p.username ? p.username.toString() : '';
    if (!user || user === '0') return this.startRegistration(conn, p);
    const acct = this.account(user), dev = acct?.devices.get(Number(p.device || 0));
    const fault = this.faults.take('login-failure', null, f => !f.pn || f.pn === user) || acct?.flags.login;
    if (fault) return this.fail(conn, { reason: fault.reason || 403, ...(fault.attrs || {}) });
    if (!dev || dev.id === 0) { this.count('login_unknown_device'); return this.fail(conn, { reason: 401, location: 'peer' }); }
    if (!Buffer.from(conn.noise.clientStatic).equals(dev.noisePub)) { this.violation(conn, 'noise-key-mismatch', { device: dev.key }); return this.fail(conn, { reason: 401, location: 'peer' }); }
    clearTimeout(conn.hsTimer);
    if (dev.conn) {
      const old = dev.conn; dev.conn = null; old.device = null;
      old.send(N('stream:error', {}, [N('conflict', { type: 'replaced' })])); setTimeout(() => old.close(), 20);
      this.count('conflict_replaced');
    }
    conn.device = dev; dev.conn = conn; conn.loggedIn = true; dev.logins++;
    conn.active = !p.passive;
    this.count('logins');
    for (const e of dev.pending.values()) { e.sent = false; e.offline = true; }
    conn.send(N('success', {
      t: this.now(), props: 27, abprops: 1, location: 'peer', lid: dev.jid('lid'), display_name: dev.acct.name, creation: 1700000000,
      companion_enc_static: rand(32).toString('base64')
    }));
    conn.send(N('ib', { from: SERVER }, [N('edge_routing', {}, [N('routing_info', {}, Buffer.concat([Buffer.from('peer'), be(conn.id, 3)]))])]));
    this.emit('login', dev, conn);
    if (conn.active) this.goActive(conn);
  }
  fail(conn, attrs) { this.count('failures'); conn.send(N('failure', attrs)); setTimeout(() => conn.close(), 30); }

  startRegistration(conn, p) {
    const d = p.devicePairingData;
    if (!d?.eIdent?.length) { this.violation(conn, 'registration-without-devicePairingData', {}); return this.fail(conn, { reason: 400, location: 'peer' }); }
    if (p.passive) this.violation(conn, 'registration-passive', {});
    const reg = {
      identity: Buffer.from(d.eIdent), regId: Buffer.from(d.eRegid || []).length === 4 ? Buffer.from(d.eRegid).readUInt32BE() : NaN, noisePub: Buffer.from(conn.noise.clientStatic),
      skey: { id: Buffer.from(d.eSkeyId || []).length === 3 ? Buffer.from(d.eSkeyId).readUIntBE(0, 3) : NaN, pub: Buffer.from(d.eSkeyVal || []), sig: Buffer.from(d.eSkeySig || []) },
      props: d.deviceProps ? proto.DeviceProps.decode(d.deviceProps) : null, buildHash: Buffer.from(d.buildHash || [])
    };
    const bad = (c, m) => { if (c) this.violation(conn, 'registration-field', { field: m }); };
    bad(reg.identity.length !== 32, 'eIdent'); bad(!Number.isFinite(reg.regId), 'eRegid'); bad(!Number.isFinite(reg.skey.id), 'eSkeyId');
    bad(reg.skey.pub.length !== 32, 'eSkeyVal'); bad(reg.skey.sig.length !== 64, 'eSkeySig'); bad(reg.buildHash.length !== 16, 'buildHash'); bad(!reg.props, 'deviceProps');
    if (Buffer.from(d.eKeytype || []).toString('hex') !== '05') bad(true, 'eKeytype');
    if (reg.skey.sig.length === 64 && !this.verifySkey(reg.identity, reg.skey)) this.violation(conn, 'signed-prekey-signature', { where: 'registration' });
    const v = p.userAgent?.appVersion; // md5 of "a.b.c"
    if (v && reg.buildHash.length === 16 && !crypto.createHash('md5').update(`${v.primary}.${v.secondary}.${v.tertiary}`).digest().equals(reg.buildHash)) this.violation(conn, 'registration-field', { field: 'buildHash is not md5 of the version' });
    conn.reg = reg; clearTimeout(conn.hsTimer); this.count('registrations');
    const make = i => ({ ref: `2@${rand(24).toString('base64url')},${i}`.replace(',', ''), conn, from: 0, to: 0 });
    let t = Date.now();
    conn.refs = Array.from({ length: this.opts.qrRefs }, (_, i) => { const r = make(i), ms = i ? this.opts.qrNextMs : this.opts.qrFirstMs; r.from = t; t += ms; r.to = t; return r; });
    for (const r of conn.refs) this.refs.set(r.ref, r);
    conn.query(N('iq', { from: SERVER, type: 'set', id: this.nid(), xmlns: 'md' }, [N('pair-device', {}, conn.refs.map(r => N('ref', {}, Buffer.from(r.ref))))]), 10000)
      .catch(() => !conn.closed && this.violation(conn, 'pair-device-not-acknowledged', {}));
    conn.qrTimer = setTimeout(() => { if (!conn.device) { conn.send(N('xmlstreamend')); conn.close(); } }, t - Date.now() + 1000);
  }
  verifySkey(identity, sk) {
    return xeddsaVerify(identity, Buffer.concat([Buffer.from([5]), sk.pub]), sk.sig);
  }

  /** A phone decided to link the registration on `conn`. Resolves to the new Device. */
  async completePair(conn, phone, advSecret, how) {
    const acct = phone.acct;
    if (conn.closed || !conn.reg) throw new Error('the registration connection is gone');
    if (acct.devices.size > 4 + (this.opts.maxExtraDevices || 0)) throw new Error('too many linked devices');
    const id = acct.nextDeviceId++, keyIndex = acct.nextKeyIndex++;
    const dev = new Device(acct, id);
    const adv = phone.makeDeviceIdentity(conn.reg.identity, keyIndex, advSecret);
    const fault = this.faults.take('pair', null);
    const hmacBlob = Buffer.from(adv.hmacBlob);
    let blob = hmacBlob;
    if (fault?.what === 'bad-hmac') blob = Buffer.from(phone.makeDeviceIdentity(conn.reg.identity, keyIndex, rand(32)).hmacBlob);
    if (fault?.what === 'bad-account-signature') blob = Buffer.from(phone.makeDeviceIdentity(conn.reg.identity, keyIndex, advSecret, { breakSignature: true }).hmacBlob);
    let answer;
    try {
      answer = await conn.query(N('iq', { from: SERVER, type: 'set', id: this.nid(), t: this.now() }, [N('pair-success', {}, [
        N('device-identity', {}, blob), N('biz', { name: '' }), N('device', { jid: acct.jid('pn', id), lid: acct.jid('lid', id) }), N('platform', { name: phone.platform })])]));
    } catch (e) { throw new Error('pair-success was not answered: ' + e.message); }
    if (answer.attrs.type === 'error') throw new Error('client refused pair-success: ' + JSON.stringify(nodeToJson(answer)));
    const di = kid(kid(answer, 'pair-device-sign'), 'device-identity');
    if (!di) { this.violation(conn, 'pair-device-sign-missing', {}); throw new Error('no pair-device-sign'); }
    if (di.attrs['key-index'] !== String(keyIndex)) this.violation(conn, 'pair-device-sign-key-index', { got: di.attrs['key-index'], want: keyIndex });
    const signed = proto.ADVSignedDeviceIdentity.decode(bytesOf(di));
    if (signed.accountSignatureKey?.length) this.violation(conn, 'pair-device-sign-includes-account-key', {});
    if (!Buffer.from(signed.details || []).equals(adv.details)) throw new Error('returned device identity differs');
    const msg = Buffer.concat([Buffer.from([6, 1]), adv.details, conn.reg.identity, phone.identity.public]);
    if (!signed.deviceSignature?.length || !xeddsaVerify(conn.reg.identity, msg, Buffer.from(signed.deviceSignature))) { this.violation(conn, 'device-signature-invalid', {}); throw new Error('device signature invalid'); }
    Object.assign(dev, { keyIndex, identity: conn.reg.identity, noisePub: conn.reg.noisePub, regId: conn.reg.regId, skey: conn.reg.skey, platform: String(conn.reg.props?.os || ''), props: conn.reg.props, pairedBy: how });
    dev.deviceIdentity = Buffer.from(proto.ADVSignedDeviceIdentity.encode({ details: adv.details, accountSignatureKey: phone.identity.public, accountSignature: adv.accountSignature, deviceSignature: Buffer.from(signed.deviceSignature) }).finish());
    acct.devices.set(id, dev);
    this.count('pairings'); this.count('pairings_' + how);
    this.notifyDevices(acct, 'add', dev);
    conn.pairedDevice = dev;
    conn.send(N('stream:error', { code: 515 })); setTimeout(() => conn.close(), 40);
    this.emit('paired', dev);
    return dev;
  }
  removeDevice(dev, { reason = 'user_initiated' } = {}) {
    dev.acct.devices.delete(dev.id); dev.pending.clear();
    if (dev.conn) { const c = dev.conn; c.send(N('stream:error', { code: 401 }, [N('conflict', { type: 'device_removed' })])); setTimeout(() => c.close(), 30); }
    this.notifyDevices(dev.acct, 'remove', dev);
    this.emit('removed', dev, reason);
  }
  notifyDevices(acct, what, dev) {
    const list = [...acct.devices.values()];
    const hash = m => phashV2(list.map(d => ({ user: m === 'lid' ? acct.lid : acct.pn, server: m === 'lid' ? 'lid' : S_NET, device: d.id })));
    const node = () => N('notification', { from: acct.jid('pn'), type: 'devices', id: this.nid(), t: this.now(), lid: acct.jid('lid') }, [
      N(what, { device_hash: hash('pn'), device_lid_hash: hash('lid') }, [
        N('device', { jid: dev.jid('pn'), lid: dev.jid('lid'), 'key-index': what === 'add' ? dev.keyIndex : undefined }),
        N('key-index-list', { ts: this.now() }, what === 'add' ? acct.phone?.keyIndexList() : undefined)])]);
    const targets = new Set([...acct.devices.values()].filter(d => d !== dev));
    for (const pn of acct.peers) for (const d of this.account(pn)?.devices.values() || []) targets.add(d);
    for (const d of targets) if (d.id !== 0) this.deliver(d, node());
  }

  // ---- queueing and delivery -----------------------------------------------
  pendKey(n) {
    const a = n.attrs;
    if (n.tag === 'message') return `m|${a.id}`;
    if (n.tag === 'receipt') return `r|${a.id}|${a.from}|${a.participant || ''}|${a.type || ''}`;
    return `${n.tag[0]}|${a.id}`;
  }
  /** Reliable delivery: stays queued until the device acknowledges it. */
  deliver(dev, node) {
    if (dev.id !== 0 || !dev.conn?.local) {
      if (this.faults.take('lose', dev, f => isOf(f, node, 'notification'))) return;
      if (node.tag === 'message') {
        const f = this.faults.take('undecryptable', dev, x => !x.type || x.type === node.attrs.type);
        if (f) node = spoil(node);
      }
    }
    const key = this.pendKey(node);
    const e = { node, sent: false, t: Date.now(), tries: 0, offline: false };
    if (dev.pending.get(key)?.sent) this.mayAckTwice(dev, key); // one under the same id is on its way already
    dev.pending.delete(key); dev.pending.set(key, e);
    (dev.queued ??= new Set()).add(key);
    if (!dev.conn || !dev.conn.active) this.count('queued_offline');
    this.pump(dev);
  }
  pump(dev) {
    const conn = dev.conn;
    if (!conn || !conn.active || conn.flushing) return;
    for (const e of dev.pending.values()) {
      if (e.sent) continue;
      if (conn.local) { dev.pending.delete(this.pendKey(e.node)); conn.send(e.node); continue; }
      e.sent = true; e.tries++;
      this.emitStanza(dev, conn, e.node);
    }
  }
  emitStanza(dev, conn, node) {
    const hold = this.faults.find('reorder', conn, f => isOf(f, node, 'message'));
    if (hold) {
      (hold.held ||= []).push(node);
      if (hold.held.length >= (hold.n || 2)) { this.faults.remove(hold); for (const x of hold.held.reverse()) { conn.send(x); this.count('delivered_' + x.tag); } }
      return;
    }
    conn.send(node); this.count('delivered_' + node.tag);
    if (this.faults.take('duplicate', conn, f => isOf(f, node, 'message'))) {
      this.mayAckTwice(dev, this.pendKey(node));
      conn.send(node); this.count('duplicated');
    }
  }
  mayAckTwice(dev, key) { (dev.twice ??= new Map()).set(key, (dev.twice.get(key) || 0) + 1); }
  goActive(conn) {
    const dev = conn.device; conn.active = true;
    if (conn.flushed) return this.pump(dev);
    conn.flushed = true; conn.flushing = true;
    conn.send(N('ib', { from: SERVER }, [N('dirty', { type: 'account_sync', timestamp: this.now() })]));
    if (dev.dirtyGroups && dev.acct.groups.size) conn.send(N('ib', { from: SERVER }, [N('dirty', { type: 'groups', timestamp: this.now() })]));
    dev.dirtyGroups = false;
    const list = [...dev.pending.values()];
    conn.offline = { list, total: list.length, at: 0, window: this.opts.offlineBatch, started: false };
    if (!list.length) return this.endOffline(conn);
    const by = t => list.filter(e => e.node.tag === t).length;
    conn.send(N('ib', { from: SERVER }, [N('offline_preview', { count: list.length, message: by('message'), receipt: by('receipt'), notification: by('notification'), appdata: 0 })]));
    conn.offline.timer = setTimeout(() => this.sendOffline(conn), this.opts.offlineWaitMs);
  }
  sendOffline(conn) {
    const o = conn.offline, dev = conn.device;
    if (!o || conn.closed || !dev) return;
    clearTimeout(o.timer); o.started = true;
    let n = 0;
    while (o.at < o.list.length && n < o.window) {
      const e = o.list[o.at++];
      if (dev.pending.get(this.pendKey(e.node)) !== e) { o.total--; continue; } // acknowledged meanwhile
      e.sent = true; e.tries++; n++;
      const node = { ...e.node, attrs: { ...e.node.attrs, offline: String(o.at) } };
      this.emitStanza(dev, conn, node); this.count('delivered_offline');
    }
    if (o.at >= o.list.length) return this.endOffline(conn);
    // next window once this one is acknowledged, or after two seconds
    const deadline = Date.now() + 2000, upTo = o.at;
    const poll = () => {
      if (conn.closed) return;
      const open = o.list.slice(0, upTo).some(e => dev.pending.get(this.pendKey(e.node)) === e);
      if (!open || Date.now() > deadline) return this.sendOffline(conn);
      o.timer = setTimeout(poll, 20);
    };
    o.timer = setTimeout(poll, 20);
  }
  endOffline(conn) {
    conn.send(N('ib', { from: SERVER }, [N('offline', { count: conn.offline?.total || 0 })]));
    conn.offline = null; conn.flushing = false;
    this.pump(conn.device);
    this.emit('active', conn.device, conn);
  }

  // ---- stanzas from clients ----------------------------------------------
  async onStanza(conn, node) {
    if (!conn.local || this.opts.logPhones) this.record(conn, 'in', node);
    const a = node.attrs;
    const cut = conn.local ? null : this.faults.take('drop-on', conn, f => (!f.tag || f.tag === node.tag) && (!f.xmlns || f.xmlns === a.xmlns) && (!f.type || f.type === a.type));
    if (cut && cut.when !== 'after') return conn.terminate();   // never seen by the server
    if (cut) { conn.muted = true; setTimeout(() => conn.terminate(), 5); } // acted upon, but the answer is lost
    try {
      switch (node.tag) {
        case 'iq':
          if (a.type === 'result' || a.type === 'error') { const w = conn.iqWait.get(a.id); if (w) { conn.iqWait.delete(a.id); w(node); } else this.violation(conn, 'unexpected-iq-result', { id: a.id }); return; }
          if (!a.id) this.violation(conn, 'iq-without-id', { xmlns: a.xmlns });
          return await handleIq(this, conn, node);
        case 'message': return this.needLogin(conn, node) && await this.onMessage(conn, node);
        case 'receipt': return this.needLogin(conn, node) && this.onReceipt(conn, node);
        case 'ack': return this.onAck(conn, node);
        case 'presence': return this.needLogin(conn, node) && this.onPresence(conn, node);
        case 'chatstate': return this.needLogin(conn, node) && this.onChatstate(conn, node);
        case 'ib': {
          const b = kid(node, 'offline_batch');
          if (b && conn.offline) { conn.offline.window = Math.max(1, Number(b.attrs.count) || 100); if (!conn.offline.started) this.sendOffline(conn); }
          return;
        }
        case 'call': {
          conn.send(N('ack', { class: 'call', id: a.id, from: a.to, type: kids(node)[0]?.tag, t: this.now() }));
          const r = this.resolve(a.to);
          if (r) for (const d of r.acct.devices.values()) if (d !== conn.device) this.deliver(d, N('call', { from: conn.device.jid(r.mode), id: a.id || this.nid(), t: this.now(), notify: conn.device.acct.name }, node.content));
          return;
        }
        case 'xmlstreamend': return conn.close();
        default: this.violation(conn, 'unknown-stanza', { tag: node.tag });
      }
    } catch (e) {
      this.violation(conn, 'peer-error', { tag: node.tag, error: e.stack });
    }
  }
  needLogin(conn, node) { if (conn.device) return true; this.violation(conn, 'stanza-before-login', { tag: node.tag }); return false; }

  ackMessage(conn, node, extra = {}) {
    if (this.faults.take('ack-drop', conn, f => !f.msgId || f.msgId === node.attrs.id)) { this.count('acks_dropped'); return; }
    const ack = N('ack', { class: 'message', id: node.attrs.id, from: node.attrs.to, participant: node.attrs.participant, recipient: node.attrs.recipient, t: this.now(), ...extra });
    const d = this.faults.find('ack-delay', conn);
    if (d) setTimeout(() => conn.send(ack), d.ms || 1000); else conn.send(ack);
  }
  forwardable(node) { return kids(node).filter(c => !['participants', 'enc', 'device-identity', 'tctoken', 'cstoken'].includes(c.tag)); }
  /** the <to> list as [{r, jid, enc}] */
  targets(conn, node) {
    const out = [], seen = new Set();
    for (const to of kids(kid(node, 'participants'), 'to')) {
      const r = this.resolve(to.attrs.jid);
      const enc = kids(to, 'enc');
      if (!r || !r.dev) { this.violation(conn, 'message-to-unknown-device', { jid: to.attrs.jid, id: node.attrs.id }); out.push({ r, jid: to.attrs.jid, enc: [], unknown: true }); continue; }
      if (seen.has(r.dev.key)) this.violation(conn, 'device-targeted-twice', { jid: to.attrs.jid, id: node.attrs.id });
      seen.add(r.dev.key);
      if (!enc.length) this.violation(conn, 'to-without-enc', { jid: to.attrs.jid, id: node.attrs.id });
      for (const e of enc) if (!['msg', 'pkmsg'].includes(e.attrs.type) || e.attrs.v !== '2') this.violation(conn, 'bad-enc', { id: node.attrs.id, type: e.attrs.type, v: e.attrs.v });
      out.push({ r, jid: to.attrs.jid, enc, dev: r.dev });
    }
    return out;
  }
  encFor(conn, node, enc) {
    const needId = enc.some(e => e.attrs.type === 'pkmsg') && conn.device.id !== 0;
    const di = kid(node, 'device-identity');
    if (needId && !di) this.violation(conn, 'pkmsg-without-device-identity', { id: node.attrs.id });
    if (di && conn.device.id !== 0 && conn.device.deviceIdentity && needId) {
      const got = proto.ADVSignedDeviceIdentity.decode(bytesOf(di));
      if (!got.accountSignatureKey?.length || !got.deviceSignature?.length) this.violation(conn, 'device-identity-incomplete', { id: node.attrs.id });
    }
    return [...enc, ...(needId && di ? [di] : [])];
  }
  track(node, dev, targets) {
    this.ledger.set(node.attrs.id, { id: node.attrs.id, from: dev.key, to: node.attrs.to, type: node.attrs.type, t: Date.now(), targets: Object.fromEntries(targets.map(d => [d.key, 'sent'])) });
    if (this.ledger.size > 20000) this.ledger.delete(this.ledger.keys().next().value);
  }
  async onMessage(conn, node) {
    const a = node.attrs, dev = conn.device;
    for (const k of ['id', 'to', 'type']) if (!a[k]) this.violation(conn, 'message-attr-missing', { attr: k, id: a.id });
    this.count('messages_in');
    const drop = this.faults.take('message-error', conn);
    if (drop) return this.ackMessage(conn, node, { error: drop.code || 479 });
    if (isGroupJid(a.to)) return routeGroupMessage(this, conn, node);
    if (a.to === 'status@broadcast') return this.routeStatus(conn, node);
    const r = this.resolve(a.to);
    if (!r) { this.count('message_unknown_recipient'); return this.ackMessage(conn, node, { error: 404 }); }
    const base = { id: a.id, type: a.type, t: this.now(), edit: a.edit, category: a.category, push_priority: a.push_priority, expiration: a.expiration };
    const own = r.acct === dev.acct;
    const rest = this.forwardable(node);
    const direct = kids(node, 'enc');
    if (a.category === 'peer' || r.explicit || direct.length) {
      // one device only: peer data, or the answer to a retry receipt
      const target = r.dev;
      if (!target) { this.violation(conn, 'message-to-unknown-device', { jid: a.to, id: a.id }); return this.ackMessage(conn, node, { error: 404 }); }
      if (!direct.length) this.violation(conn, 'message-without-enc', { id: a.id });
      if (a.category === 'peer' && !own) this.violation(conn, 'peer-message-to-someone-else', { to: a.to });
      const attrs = own
        ? { ...base, from: dev.jid(r.mode), recipient: a.recipient, peer_recipient_lid: a.recipient && r.mode === 'pn' ? this.otherOf(a.recipient) : undefined, peer_recipient_pn: a.recipient && r.mode === 'lid' ? this.otherOf(a.recipient) : undefined }
        : { ...base, from: dev.jid(r.mode), [r.mode === 'pn' ? 'sender_lid' : 'sender_pn']: this.altJid({ acct: dev.acct }, r.mode), notify: dev.acct.name };
      if (own && a.category === 'peer' && dev.id === 0) attrs.from = dev.acct.jid(r.mode);
      const e = this.ledger.get(a.id); if (e) e.targets[target.key] = 'resent'; else this.track(node, dev, [target]);
      this.deliver(target, N('message', attrs, [...this.encFor(conn, node, direct), ...rest]));
      return this.ackMessage(conn, node);
    }
    if (r.acct.blocklist.has(dev.acct.lid)) this.count('blocked_message');
    if (!own && this.rules.tctoken && r.acct.flags.requireToken && !r.acct.peers.has(dev.acct.pn)) {
      const tok = bytesOf(kid(node, 'tctoken')), have = dev.acct.tokens.get(r.acct.pn);
      if (!tok || !have || !tok.equals(have.token)) { this.count('ack_463'); return this.ackMessage(conn, node, { error: 463 }); }
    }
    const given = this.targets(conn, node);
    const expect = [...new Set([...r.acct.devices.values(), ...dev.acct.devices.values()])];
    const extra = this.compareDevices(conn, node, given, expect, dev, r.mode);
    this.track(node, dev, given.filter(g => g.dev).map(g => g.dev));
    if (!own) { dev.acct.peers.add(r.acct.pn); r.acct.peers.add(dev.acct.pn); }
    for (const g of given) {
      if (!g.dev) continue;
      if (g.dev === dev) { this.violation(conn, 'message-to-self-device', { id: a.id }); continue; }
      const m = g.r.mode;
      let attrs;
      if (g.dev.acct === dev.acct) attrs = { ...base, from: dev.jid(m), recipient: bareJid(a.to), [r.mode === 'pn' ? 'peer_recipient_lid' : 'peer_recipient_pn']: own ? undefined : this.altJid(r, r.mode) };
      else if (g.dev.acct === r.acct) {
        if (r.acct.blocklist.has(dev.acct.lid)) continue;
        attrs = { ...base, from: dev.jid(m), [m === 'pn' ? 'sender_lid' : 'sender_pn']: this.altJid({ acct: dev.acct }, m), notify: dev.acct.name };
      } else { this.violation(conn, 'message-to-stranger-device', { jid: g.jid, id: a.id }); continue; }
      this.deliver(g.dev, N('message', attrs, [...this.encFor(conn, node, g.enc), ...rest]));
    }
    this.ackMessage(conn, node, extra);
  }
  otherOf(jid) { const r = this.resolve(jid); return r ? this.altJid(r, r.mode) : undefined; }
  /** Compare the devices a client encrypted for with the ones the server knows; the ack then carries our phash. */
  compareDevices(conn, node, given, expect, dev, mode) {
    const have = new Set(given.filter(g => g.dev).map(g => g.dev.key));
    const missing = expect.filter(d => d !== dev && !have.has(d.key)).map(d => d.key);
    const ours = phashV2(expect.map(d => ({ user: mode === 'lid' ? d.acct.lid : d.acct.pn, server: mode === 'lid' ? 'lid' : S_NET, device: d.id })));
    const claimed = node.attrs.phash;
    if (this.faults.take('phash', conn)) return { phash: '2:AAAAAAAA' };
    if (missing.length || given.some(g => g.unknown)) { this.count('device_list_mismatch'); this.violation(conn, 'device-list-mismatch', { id: node.attrs.id, missing, unknown: given.filter(g => g.unknown).map(g => g.jid) }); return { phash: ours }; }
    if (claimed && claimed !== ours) { this.violation(conn, 'phash-mismatch', { id: node.attrs.id, claimed, ours }); return { phash: ours }; }
    return {};
  }
  routeStatus(conn, node) {
    const a = node.attrs, dev = conn.device, sk = kids(node, 'enc').filter(e => e.attrs.type === 'skmsg');
    const given = this.targets(conn, node), done = new Set();
    const send = (d, mode, enc) => { if (d === dev || done.has(d.key)) return; done.add(d.key); this.deliver(d, N('message', { id: a.id, type: a.type, t: this.now(), from: 'status@broadcast', participant: dev.jid(mode), [mode === 'lid' ? 'participant_pn' : 'participant_lid']: dev.acct.jid(mode === 'lid' ? 'pn' : 'lid'), notify: dev.acct.name }, [...this.encFor(conn, node, enc), ...sk, ...this.forwardable(node)])); };
    for (const g of given) if (g.dev) send(g.dev, g.r.mode, g.enc);
    this.ackMessage(conn, node);
  }

  onReceipt(conn, node) {
    const a = node.attrs, dev = conn.device, type = a.type;
    this.count('receipts_in'); this.count('receipt_' + (type || 'delivery'));
    const ids = [a.id, ...kids(kid(node, 'list'), 'item').map(i => i.attrs.id)].filter(Boolean);
    if (!a.id) this.violation(conn, 'receipt-without-id', {});
    for (const id of ids) {
      dev.pending.delete(`m|${id}`);
      const e = this.ledger.get(id);
      if (e) e.targets[dev.key] = type || 'delivered';
    }
    if (!conn.local) conn.send(N('ack', { class: 'receipt', id: a.id, from: a.to, type, participant: a.participant, recipient: a.recipient, t: this.now() }));
    if (!a.to) { this.violation(conn, 'receipt-without-to', { id: a.id, type, recipient: a.recipient }); return; }
    const list = ids.length > 1 ? [N('list', {}, ids.slice(1).map(id => N('item', { id })))] : undefined;
    const base = { id: a.id, type, t: a.t || this.now() };
    const group = isGroupJid(a.to) || a.to === 'status@broadcast';
    if (type === 'retry') {
      const rt = kid(node, 'retry');
      if (!rt || !rt.attrs.count || !rt.attrs.id) this.violation(conn, 'retry-receipt-malformed', { id: a.id });
      if (!kid(node, 'registration')) this.violation(conn, 'retry-receipt-without-registration', { id: a.id });
      const keys = kid(node, 'keys');
      if (Number(rt?.attrs.count) > 1 && !keys) this.violation(conn, 'retry-receipt-without-keys', { id: a.id, count: rt?.attrs.count });
      if (keys && dev.id !== 0) {
        const sk = kid(keys, 'skey');
        if (bytesOf(kid(keys, 'identity'))?.equals(dev.identity) !== true) this.violation(conn, 'retry-keys-identity', { id: a.id });
        if (!sk || !this.verifySkey(dev.identity, { pub: bytesOf(kid(sk, 'value')), sig: bytesOf(kid(sk, 'signature')) })) this.violation(conn, 'signed-prekey-signature', { where: 'retry' });
      }
      const r = this.resolve(group ? a.participant : a.to);
      if (!r?.dev) return this.violation(conn, 'retry-to-unknown-device', { to: a.to, participant: a.participant });
      const attrs = group ? { ...base, from: a.to, participant: dev.jid(r.mode) } : { ...base, from: dev.jid(r.mode), recipient: a.recipient };
      return this.deliver(r.dev, N('receipt', attrs, node.content));
    }
    if (['peer_msg', 'hist_sync', 'server-error'].includes(type)) {
      const phone = dev.acct.devices.get(0);
      if (phone) this.deliver(phone, N('receipt', { ...base, from: dev.jid('pn') }, node.content));
      return;
    }
    if (type === 'sender' && !group) {
      const r = this.resolve(a.to);
      if (!r) return this.violation(conn, 'receipt-to-unknown', { to: a.to });
      if (r.dev) this.deliver(r.dev, N('receipt', { ...base, from: dev.jid(r.mode), recipient: a.recipient }, list));
      return;
    }
    if (group) {
      const r = this.resolve(a.participant);
      if (!r) return this.violation(conn, 'group-receipt-without-participant', { id: a.id });
      if (!['read-self', 'played-self'].includes(type)) for (const d of r.acct.devices.values()) if (d !== dev) this.deliver(d, N('receipt', { ...base, from: a.to, participant: dev.jid(r.mode) }, list));
      if (/^(read|played)/.test(type || '')) for (const d of dev.acct.devices.values()) if (d !== dev) this.deliver(d, N('receipt', { ...base, from: a.to, participant: a.participant, recipient: a.to }, list));
      return;
    }
    const r = this.resolve(a.to);
    if (!r) return this.violation(conn, 'receipt-to-unknown', { to: a.to });
    if (!['read-self', 'played-self'].includes(type)) for (const d of r.acct.devices.values()) if (d !== dev) this.deliver(d, N('receipt', { ...base, from: dev.jid(r.mode) }, list));
    if (/^(read|played)/.test(type || '') && r.acct !== dev.acct) for (const d of dev.acct.devices.values()) if (d !== dev) this.deliver(d, N('receipt', { ...base, from: dev.jid(r.mode), recipient: bareJid(a.to) }, list));
  }
  onAck(conn, node) {
    const a = node.attrs, dev = conn.device;
    this.count('acks_in'); if (a.error) this.count('nack_' + a.error);
    if (!dev) return;
    if (a.class === 'message') {
      const e = dev.pending.get(`m|${a.id}`);
      if (e && a.to && e.node.attrs.from && bareJid(a.to) !== bareJid(e.node.attrs.from)) this.violation(conn, 'ack-mismatch', { id: a.id, to: a.to, want: e.node.attrs.from });
      dev.pending.delete(`m|${a.id}`);
      const l = this.ledger.get(a.id); if (l && a.error) l.targets[dev.key] = 'nack ' + a.error;
    } else if (a.class === 'receipt') {
      const key = `r|${a.id}|${a.to}|${a.participant || ''}|${a.type || ''}`;
      // a message that came twice is received twice: both receipts have one key, and both are acknowledged
      if (!dev.pending.delete(key) && !dev.queued?.has(key)) this.violation(conn, 'ack-without-receipt', { key });
    } else if (a.class === 'notification' || a.class === 'call') {
      const key = `${a.class[0]}|${a.id}`, twice = dev.twice?.get(key) || 0;
      if (dev.pending.delete(key)) return;
      if (twice) dev.twice.set(key, twice - 1); else this.violation(conn, 'ack-without-' + a.class, { id: a.id });
    } else this.violation(conn, 'ack-class', { class: a.class, id: a.id });
  }

  // ---- presence -----------------------------------------------------------
  setPresence(dev, p) {
    if (dev.presence === p) return; dev.presence = p;
    const acct = dev.acct;
    const on = [...acct.devices.values()].some(d => d.id && d.presence === 'available');
    for (const c of this.conns) if (c.device && c.subs?.has(acct.pn)) c.send(N('presence', { from: c.subs.get(acct.pn), type: on ? undefined : 'unavailable', last: on ? undefined : this.now() }));
  }
  onPresence(conn, node) {
    const a = node.attrs, dev = conn.device;
    if (a.type === 'subscribe') {
      const r = this.resolve(a.to);
      if (!r) return;
      (conn.subs ||= new Map()).set(r.acct.pn, bareJid(a.to));
      const on = [...r.acct.devices.values()].some(d => d.presence === 'available');
      return conn.send(N('presence', { from: bareJid(a.to), type: on ? undefined : 'unavailable', last: on ? undefined : 'deny' }));
    }
    if (a.name) dev.acct.name = a.name;
    if (a.type) this.setPresence(dev, a.type);
  }
  onChatstate(conn, node) {
    const a = node.attrs, dev = conn.device;
    const g = this.groups.get(a.to);
    const go = (acct, from, extra) => { for (const d of acct.devices.values()) if (d !== dev && d.conn && d.id && d.presence === 'available') d.conn.send(N('chatstate', { from, ...extra }, node.content)); };
    if (g) { for (const p of g.members.keys()) { const acct = this.account(p); if (acct !== dev.acct) go(acct, a.to, { participant: dev.acct.jid(g.mode) }); } return; }
    const r = this.resolve(a.to);
    if (r) go(r.acct, dev.acct.jid(r.mode));
  }

  // ---- faults that act at once ---------------------------------------------
  act(kind, dev, f = {}) {
    const conns = dev ? (dev.conn && !dev.conn.local ? [dev.conn] : []) : [...this.conns];
    for (const c of conns) {
      if (kind === 'drop') c.terminate();
      else if (kind === 'close') c.close();
      else if (kind === 'freeze') c.freeze(f.ms || 0);
      else if (kind === 'unfreeze') c.unfreeze();
      else if (kind === 'stream-error') {
        const child = f.conflict ? [N('conflict', { type: f.conflict })] : f.child ? [N(f.child, {})] : undefined;
        c.send(N('stream:error', { code: f.code || undefined }, child)); setTimeout(() => c.close(), 30);
      } else if (kind === 'xmlstreamend') { c.send(N('xmlstreamend')); c.close(); }
      else if (kind === 'fuzz') fuzzFrames(this, c, f);
      else if (kind === 'server-ping') { const t = Date.now(); c.query(N('iq', { from: SERVER, type: 'get', xmlns: 'urn:xmpp:ping', id: this.nid(), t: this.now() }), f.ms || 5000).then(() => { this.count('pongs'); this.lastPongMs = Date.now() - t; }, () => this.violation(c, 'server-ping-unanswered', {})); }
      else if (kind === 'raw') c.sendRaw(Buffer.from(f.b64, 'base64'));
      else throw new Error('unknown fault ' + kind);
    }
    this.count('fault_' + kind, conns.length);
    return conns.length;
  }
}

/** Is the fault meant for this stanza? Without a tag for those of tag `usual`. */
const isOf = (f, node, usual) => (f.tag || usual) === node.tag && (!f.type || f.type === node.attrs.type) && (!f.child || kid(node, f.child));

/** Damage every ciphertext of a stanza, keeping the original nodes untouched. */
export function spoil(node) {
  return { ...node, content: node.content.map(c => {
    if (c.tag !== 'enc') return c;
    const b = Buffer.from(c.content);
    for (let i = Math.max(0, b.length - 12); i < b.length; i++) b[i] ^= 0x5a;
    return { ...c, content: b };
  }) };
}
