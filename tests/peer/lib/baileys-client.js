// An unmodified Baileys companion, wired to the peer by configuration only. Used for contacts and for the proof tests.
import https from 'node:https';
import makeWASocket, { initAuthCreds, WA_CERT_DETAILS, BufferJSON, proto, Browsers, jidNormalizedUser } from 'baileys';

const noop = () => {};
export function quietLogger(sink) {
  const l = { level: process.env.PEER_BAILEYS_LOG || 'silent', child: () => l, trace: noop, debug: noop, info: noop, warn: noop, error: noop, fatal: noop };
  if (process.env.PEER_BAILEYS_LOG) for (const k of ['trace', 'debug', 'info', 'warn', 'error']) l[k] = (o, m) => console.error(k, m || '', typeof o === 'string' ? o : JSON.stringify(o, (kk, v) => v instanceof Error ? v.stack : v)?.slice(0, 600));
  if (sink) { l.warn = (o, m) => sink.push({ level: 'warn', m: m || o, e: o?.err?.message || o?.error?.message }); l.error = (o, m) => sink.push({ level: 'error', m: m || o, e: o?.err?.message || o?.error?.message || o?.trace }); }
  return l;
}
/** The only thing Baileys has no option for: the pinned Noise root key is an exported, mutable constant. */
export function trustPeer(rootHex) { WA_CERT_DETAILS.PUBLIC_KEY = Buffer.from(rootHex, 'hex'); }

export function memoryAuth(saved) {
  const creds = saved?.creds || initAuthCreds(), data = saved?.data || {};
  return {
    state: {
      creds,
      keys: {
        get: async (type, ids) => { const d = data[type] || {}, out = {}; for (const id of ids) { let v = d[id]; if (v && type === 'app-state-sync-key') v = proto.Message.AppStateSyncKeyData.fromObject(v); if (v !== undefined && v !== null) out[id] = v; } return out; },
        set: async x => { for (const t of Object.keys(x)) { data[t] ||= {}; for (const id of Object.keys(x[t])) { if (x[t][id] === null || x[t][id] === undefined) delete data[t][id]; else data[t][id] = x[t][id]; } } }
      }
    },
    creds, data, export: () => JSON.stringify({ creds, data }, BufferJSON.replacer)
  };
}
let dispatcherReady;
/** fetch() dispatcher that sends every media host to the peer's plain-HTTP media port. */
export async function mediaDispatcher(httpBase) {
  await (dispatcherReady ||= fetch('data:,x').catch(noop));
  const real = globalThis[Symbol.for('undici.globalDispatcher.1')];
  return { dispatch: (o, h) => real.dispatch({ ...o, origin: httpBase, headers: o.headers }, h) };
}

export class BaileysClient {
  constructor(info, { auth, config = {}, autoReconnect = true, keepLog = true } = {}) {
    this.info = info; this.auth = auth || memoryAuth(); this.config = config; this.autoReconnect = autoReconnect;
    this.events = []; this.inbox = []; this.updates = []; this.receipts = []; this.reactions = []; this.history = []; this.chatUpdates = []; this.contacts = []; this.groupEvents = []; this.qrs = []; this.closes = [];
    this.warnings = []; this.logger = quietLogger(keepLog ? this.warnings : null); this.state = 'new'; this.waiters = new Set(); this.sentStore = new Map();
    trustPeer(info.noiseRootPublicKey);
  }
  get pn() { return jidNormalizedUser(this.auth.creds.me?.id || ''); }
  get jid() { return this.auth.creds.me?.id; }
  get lid() { return this.auth.creds.me?.lid; }
  async start() {
    this.stopped = false;
    this.dispatcher ||= await mediaDispatcher(this.info.mediaHttp);
    const sock = this.sock = makeWASocket({
      waWebSocketUrl: this.info.ws, auth: this.auth.state, logger: this.logger, browser: Browsers.macOS('Chrome'), syncFullHistory: true,
      fetchAgent: (this.agent ||= new https.Agent({ rejectUnauthorized: false })), agent: this.info.ws.startsWith('wss') ? this.agent : undefined, options: { dispatcher: this.dispatcher },
      getMessage: async k => this.sentStore.get(k.id), retryRequestDelayMs: 10, ...this.config
    });
    const on = (ev, f) => sock.ev.on(ev, x => { f(x); this.poke(); });
    on('creds.update', noop);
    on('connection.update', u => {
      this.events.push({ t: Date.now(), ...u });
      if (u.qr) { this.qr = u.qr; this.qrs.push(u.qr); this.onQr?.(u.qr); }
      if (u.connection) this.state = u.connection;
      if (u.receivedPendingNotifications) this.synced = true;
      if (u.connection === 'close') {
        const code = u.lastDisconnect?.error?.output?.statusCode; this.closeCode = code; this.closes.push({ code, message: u.lastDisconnect?.error?.message });
        this.synced = false;
        if (!this.stopped && (code === 515 || (this.autoReconnect && ![400, 401, 402, 403, 405, 406, 409, 411, 440].includes(code)))) setTimeout(() => { if (!this.stopped) this.start(); }, code === 515 ? 20 : 150);
      }
    });
    on('messages.upsert', ({ messages, type }) => { for (const m of messages) this.inbox.push({ t: Date.now(), upsert: type, ...m }); });
    on('messages.update', l => this.updates.push(...l)); on('message-receipt.update', l => this.receipts.push(...l)); on('messages.reaction', l => this.reactions.push(...l));
    on('messaging-history.set', h => { this.contacts.push(...h.contacts); for (const m of h.messages) (this.historyIds ||= new Set()).add(m.key.id); this.history.push({ chats: h.chats.length, contacts: h.contacts.length, messages: h.messages.length, syncType: h.syncType, isLatest: h.isLatest, progress: h.progress }); });
    on('chats.update', l => this.chatUpdates.push(...l)); on('chats.upsert', l => this.chatUpdates.push(...l)); on('contacts.upsert', l => this.contacts.push(...l)); on('contacts.update', l => this.contacts.push(...l));
    on('groups.upsert', l => this.groupEvents.push({ ev: 'upsert', l })); on('groups.update', l => this.groupEvents.push({ ev: 'update', l })); on('group-participants.update', l => this.groupEvents.push({ ev: 'participants', ...l })); on('group.join-request', l => this.groupEvents.push({ ev: 'join-request', ...l }));
    on('presence.update', p => (this.presences ||= []).push(p));
    return this;
  }
  /** latest status of a message we sent; Baileys merges updates into a buffered upsert, so both places count */
  status(id) { let s; for (const m of this.inbox) if (m.key.id === id && m.key.fromMe && m.status !== undefined) s = m.status; for (const u of this.updates) if (u.key.id === id && u.update.status !== undefined) s = u.update.status; return s; }
  userReceipts(id) { return [...this.inbox.filter(m => m.key.id === id).flatMap(m => m.userReceipt || []), ...this.receipts.filter(r => r.key.id === id).map(r => r.receipt)]; }
  poke() { for (const w of [...this.waiters]) w(); }
  /** resolve when fn() is truthy */
  until(fn, ms = 10000, what = '') {
    return new Promise((res, rej) => {
      const check = () => { let v; try { v = fn(); } catch { v = false; } if (v) { done(); res(v); return true; } };
      const iv = setInterval(check, 25), to = setTimeout(() => { done(); rej(new Error('timeout waiting for ' + (what || fn.toString().slice(0, 160)))); }, ms);
      const done = () => { clearInterval(iv); clearTimeout(to); this.waiters.delete(check); };
      this.waiters.add(check); check();
    });
  }
  waitOpen(ms = 15000) { return this.until(() => this.state === 'open', ms, 'connection open'); }
  waitSynced(ms = 15000) { return this.until(() => this.state === 'open' && this.synced, ms, 'offline sync'); }
  async send(jid, content, opts) { const m = await this.sock.sendMessage(jid, content, opts); if (m?.message) this.sentStore.set(m.key.id, m.message); return m; }
  got(test, ms) { return this.until(() => this.inbox.find(test), ms, 'message'); }
  gotText(text, ms) { return this.until(() => this.inbox.find(m => textOfMsg(m.message) === text), ms, 'text ' + text); }
  async stop() { this.stopped = true; try { await this.sock?.end(undefined); } catch { /* already closed */ } this.state = 'close'; }
}
export function textOfMsg(m) { const x = m?.ephemeralMessage?.message || m; return x?.conversation || x?.extendedTextMessage?.text || x?.imageMessage?.caption; }
