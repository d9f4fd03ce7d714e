// Minimal test runner for the proof scripts.
import { startPeer } from '../peer.js';
import { BaileysClient } from '../lib/baileys-client.js';
import { sleep } from '../lib/util.js';

// libsignal prints session internals with console.log/info/warn: keep the output of the tests readable
if (!process.env.PEER_NOISY) { console.info = () => {}; console.warn = () => {}; const log = console.log; console.log = (...a) => { if (typeof a[0] === 'string' && /^(Closing|Opening|Removing|Session|Decrypted|Failed to decrypt)/.test(a[0])) return; log(...a); }; const er = console.error; console.error = (...a) => { if (typeof a[0] === 'string' && /^(Session error|Failed to decrypt|WARNING: Expected pubkey)/.test(a[0])) return; er(...a); }; }

export const results = { passed: 0, failed: 0, failures: [], known: [] };
const t0 = Date.now();
export async function test(name, fn, ms = 45000) {
  const t = Date.now();
  let timer;
  try {
    await Promise.race([fn(), new Promise((_, j) => { timer = setTimeout(() => j(new Error(`test timeout ${ms} ms`)), ms); })]);
    results.passed++; console.log(`ok   ${name} (${Date.now() - t} ms)`);
  } catch (e) {
    results.failed++; results.failures.push(name);
    console.log(`FAIL ${name}: ${e.message}`); if (process.env.PEER_STACK) console.log(e.stack);
  } finally { clearTimeout(timer); }
}
/** an observation about the client that is reported but is not a fault of the peer */
export const note = s => { results.known.push(s); console.log('note ' + s); };
export function eq(a, b, what = '') { const x = JSON.stringify(a), y = JSON.stringify(b); if (x !== y) throw new Error(`${what}: expected ${y}, got ${x}`); }
export function ok(v, what = '') { if (!v) throw new Error('expected: ' + what); return v; }
export async function until(fn, ms = 8000, what = '') { const end = Date.now() + ms; for (;;) { let v; try { v = await fn(); } catch { v = false; } if (v) return v; if (Date.now() > end) throw new Error('timeout: ' + (what || fn.toString().slice(0, 160))); await sleep(20); } }
export async function peer(opts) { const x = await startPeer({ offlineWaitMs: 150, ...opts }); return { ...x, J: x.peer, C: x.control }; }
/** a number with a phone plus an unmodified Baileys companion paired by QR through the HTTP control API */
export async function pair(env, { number = {}, config, client: copts } = {}) {
  const n = number.pn && env.J.account(number.pn) ? { pn: number.pn } : await api(env, 'POST', '/numbers', number);
  const c = new BaileysClient(env.peer.info(), { config, ...copts });
  await c.start();
  await c.until(() => c.qr, 15000, 'QR');
  const d = await api(env, 'POST', `/phones/${n.pn}/scan`, { qr: c.qr });
  await c.waitSynced(20000);
  c.number = n.pn; c.deviceId = d.device; c.phone = env.C.phone(n.pn);
  return c;
}
export async function api(env, method, path, body) {
  const r = await fetch(env.peer.info().control + path, { method, headers: { 'content-type': 'application/json' }, body: body === undefined ? undefined : JSON.stringify(body) });
  const j = await r.json();
  if (!r.ok) throw new Error(`${path}: ${r.status} ${j.error}`);
  return j;
}
export function finish(title) {
  console.log(`${title}: ${results.passed} passed, ${results.failed} failed (${((Date.now() - t0) / 1000).toFixed(1)} s)`);
  if (results.failures.length) console.log('failures: ' + results.failures.join(' | '));
  process.exit(results.failed ? 1 : 0);
}
export { sleep, BaileysClient };
