// SPDX-License-Identifier: GPL-3.0-or-later
// A stage: the peer in this process, gesherd as a process of its own, REST between them. Every scene file uses one
// or more; `close` must be called at the end.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import assert from 'node:assert/strict';
import WebSocket from 'ws';

// libsignal prints the insides of its sessions: keep the output readable
for (const name of ['log', 'info', 'warn', 'error', 'debug']) {
  const say = console[name];
  console[name] = (...a) => { if (!/^(Closing|Opening|Removing|Session|Decrypted|Failed to decrypt|V1 session|WARNING: Expected)/.test(String(a[0]))) say(...a); };
}
const { startPeer } = await import('../peer.js');

const binary = process.env.GESHERD;
if (!binary) throw new Error('GESHERD must name the gesherd binary');

const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

/** Waits until `fn` gives something true; a failing assertion inside counts as not yet. */
export async function until(fn, what, ms = 15000) {
  const end = Date.now() + ms;
  let last;
  for (;;) {
    try { const value = await fn(); if (value) return value; } catch (e) { last = e; }
    if (Date.now() > end) throw new Error(`waited ${ms} ms in vain for ${what}${last ? ': ' + last.message : ''}`);
    await pause(20);
  }
}

export const timing = { keepalive_s: 1, answer_timeout_s: 3, backoff_first_s: 0.1, backoff_max_s: 1, retry_delay_s: 0.2 };

export class Stage {
  /** @param options.peer   of startPeer
   *  @param options.profile  laid over the network profile */
  static async open(options = {}) {
    const stage = new Stage();
    stage.directory = fs.mkdtempSync(path.join(os.tmpdir(), 'gesher-scene-'));
    const { peer, control } = await startPeer({ offlineWaitMs: 150, ...options.peer });
    stage.peer = peer;
    stage.control = control;
    stage.options = options;
    stage.token = crypto.randomBytes(32).toString('hex');
    stage.write('token', stage.token + '\n');
    stage.write('ca.pem', peer.info().tlsCertPem);
    stage.write('network.json', JSON.stringify(stage.profile()));
    return stage;
  }

  profile() {
    const info = this.peer.info();
    return {
      name: 'peer', chat_url: this.options.tls ? info.wss : info.ws, noise_root_key: info.noiseRootPublicKey, noise_root_serial: 0,
      media_hosts: [], media_scheme: 'https', extra_ca_file: this.file('ca.pem'), timing, ...this.options.profile
    };
  }

  file(name) { return path.join(this.directory, name); }
  /** What lies sealed on the disk, by name. */
  mediaFiles() { return fs.readdirSync(this.file('profile/media'), { recursive: true, withFileTypes: true }).filter(e => e.isFile()).map(e => e.name); }
  write(name, text) { fs.writeFileSync(this.file(name), text, { mode: 0o600 }); }

  /** Starts gesherd and waits for its ready line. */
  async start(...more) {
    this.log = '';
    this.process = spawn(binary, ['--data-dir', this.file('profile'), '--listen', '127.0.0.1:0', '--token-file', this.file('token'), '--network', this.file('network.json'), ...more], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.ended = once(this.process, 'exit').then(([code, signal]) => ({ code, signal }));
    this.process.stderr.on('data', chunk => { this.log += chunk; });
    const lines = readline.createInterface({ input: this.process.stdout });
    const first = await Promise.race([once(lines, 'line').then(([line]) => line), this.ended.then(end => { throw new Error(`gesherd ended: ${JSON.stringify(end)}\n${this.log}`); })]);
    const ready = JSON.parse(first);
    assert.equal(ready.event, 'ready');
    this.url = ready.listen;
    return this;
  }

  /** SIGTERM; the exit must be clean and quick. */
  async stop() {
    const begun = Date.now();
    this.process.kill('SIGTERM');
    const end = await this.ended;
    assert.deepEqual(end, { code: 0, signal: null }, `gesherd ended badly\n${this.log.slice(-4000)}`);
    assert.ok(Date.now() - begun < 5000, 'SIGTERM took more than 5 s');
  }

  /** kill -9, as a power cut would. */
  async kill() {
    this.process.kill('SIGKILL');
    await this.ended;
  }

  async close() {
    if (this.process?.exitCode === null && this.process.signalCode === null) await this.stop();
    for (const contact of this.control.contacts.values()) await contact.stop().catch(() => {});
    await this.peer.close();
    fs.rmSync(this.directory, { recursive: true, force: true });
  }

  // -- REST

  /** One call; answers {status, headers, body}. */
  async call(method, pathAndQuery, body, headers = {}) {
    const answer = await fetch(this.url + pathAndQuery, { method, headers: { authorization: `Bearer ${this.token}`, ...headers }, body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body) });
    const text = await answer.text();
    let parsed = text;
    if (/json/.test(answer.headers.get('content-type') || '')) parsed = JSON.parse(text);
    return { status: answer.status, headers: answer.headers, body: parsed };
  }

  /** A call that must succeed with `status`; answers the body. */
  async must(status, method, pathAndQuery, body, headers) {
    const answer = await this.call(method, pathAndQuery, body, headers);
    assert.equal(answer.status, status, `${method} ${pathAndQuery}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  get(pathAndQuery) { return this.must(200, 'GET', pathAndQuery); }

  /** Events as they come: {list, close()}. */
  async events(after) {
    const socket = new WebSocket(`${this.url.replace('http', 'ws')}/api/v1/events${after === undefined ? '' : `?after=${after}`}`, 'gesher.v1', { headers: { authorization: `Bearer ${this.token}` } });
    const list = [];
    socket.on('message', data => list.push(JSON.parse(data)));
    await once(socket, 'open');
    return { list, socket, close: () => socket.close() };
  }

  // -- the peer's side

  number(options = {}) { return this.control.number(options); }
  contact(options = {}) { return this.control.contact(options); }
  fault(kind, account, more = {}) { return this.control.fault({ kind, pn: account?.pn, ...more }); }
  violations(pn) { return this.peer.violations.filter(v => v.who?.startsWith(pn)); }

  // -- whole steps

  /** A new account in Gesher, paired by QR with a new number, or with one that is there. */
  async paired(label = 'Front desk', number = {}, phone = this.number({ name: label, ...number })) {
    const account = await this.must(201, 'POST', '/api/v1/accounts', { label });
    if (number.knowsNobody) phone.phone.mappings = () => []; // else its history names every number there is
    await this.pair(account.id, phone);
    // sending must not take a minute a message in a test
    await this.must(200, 'PUT', `/api/v1/accounts/${account.id}/limits`, { per_minute: 0, reply_gap_s: 0, jitter_s: 0, per_day: 0 });
    return new Account(this, account.id, phone);
  }

  async pair(id, phone) {
    await this.must(202, 'POST', `/api/v1/accounts/${id}/connect`, {});
    const { qr } = await until(async () => { const p = await this.get(`/api/v1/accounts/${id}/pairing`); return p.qr && p; }, 'a QR code');
    await phone.phone.scan(qr);
    await this.reaches(id, 'connected');
    // until its prekeys are there nobody can encrypt for a device: what is written before goes to the phone alone
    await until(() => this.control.devices(phone.pn).some(d => d.id && d.online && d.prekeys > 0), 'prekeys of the new device');
  }

  async account(id) { return this.get(`/api/v1/accounts/${id}`); }

  reaches(id, state, ms) {
    return until(async () => { const a = await this.account(id); assert.equal(a.state, state, JSON.stringify(a.reason)); return a; }, `account ${state}`, ms);
  }
}

/** An account of Gesher together with the phone it belongs to. */
export class Account {
  constructor(stage, id, phone) { Object.assign(this, { stage, id, phone, pn: phone.pn, path: `/api/v1/accounts/${id}` }); }

  state() { return this.stage.account(this.id); }
  reaches(state, ms) { return this.stage.reaches(this.id, state, ms); }
  connect() { return this.stage.call('POST', `${this.path}/connect`, {}); }
  send(to, text, more = {}, headers) { return this.stage.must(202, 'POST', `${this.path}/messages`, { to: /^\d+$/.test(to) ? `+${to}` : to, type: 'text', text, ...more }, headers); }

  /** Waits until an outgoing message has got as far as `state`. */
  sent(id, state = 'delivered', ms) {
    const order = ['queued', 'sending', 'sent', 'delivered', 'read', 'played'];
    return until(async () => { const m = await this.stage.get(`/api/v1/messages/${id}`); assert.ok(order.indexOf(m.state) >= order.indexOf(state), `${m.state} ${JSON.stringify(m.error)}`); return m; }, `message ${state}`, ms);
  }

  /** Every message of the chat, oldest first. */
  async messages(pn) {
    const items = [];
    let cursor = '';
    do {
      const answer = await this.stage.call('GET', `${this.path}/chats/${pn}@s.whatsapp.net/messages?limit=500${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      if (answer.status === 404) return [];
      items.push(...answer.body.items);
      cursor = answer.body.next_cursor;
    } while (cursor);
    return items.reverse();
  }
  async texts(pn, direction = 'in') { return (await this.messages(pn)).filter(m => m.direction === direction && m.type !== 'system').map(m => m.text); }
  got(pn, text, ms) { return until(async () => (await this.messages(pn)).find(m => m.text === text && m.direction === 'in'), `"${text}" from ${pn}`, ms); }

  /** Texts go both ways with a phone, and each is there once. */
  async talks(friend, tag) {
    await friend.phone.text(this.pn, `in ${tag}`);
    await this.got(friend.pn, `in ${tag}`);
    await this.sent((await this.send(friend.pn, `out ${tag}`)).id);
    assert.equal((await this.texts(friend.pn)).filter(t => t === `in ${tag}`).length, 1);
    assert.equal(phoneTexts(this.stage, friend.pn).filter(t => t === `out ${tag}`).length, 1);
    await this.reaches('connected');
  }

  /** Nothing a correct client would not do, and nothing left unacknowledged. */
  async behaved() {
    assert.deepEqual(this.stage.violations(this.pn), []);
    const { pending } = await this.stage.control.idle(this.pn, undefined, 5000);
    assert.equal(pending, 0, 'stanzas were never acknowledged: ' + JSON.stringify([...this.stage.control.dev(this.pn).pending.values()].map(e => [e.node.tag, e.node.attrs])));
  }
}

/** Texts that a phone (device 0) or a Baileys contact decrypted, in the order they came. */
// a message that came again under its id is shown once by every client
export const phoneTexts = (stage, pn) => stage.control.phone(pn).inbox.filter(m => m.text !== undefined && !m.duplicate).map(m => m.text);
export const contactTexts = contact => contact.client.inbox.map(m => m.message?.conversation ?? m.message?.extendedTextMessage?.text).filter(t => t !== undefined);
