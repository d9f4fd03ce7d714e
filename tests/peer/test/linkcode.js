// (b) Linking by code (phone number).
import { test, ok, eq, until, peer, api, finish, BaileysClient, sleep } from './harness.js';
const env = await peer(), { J } = env;
let c;
const open = async () => { const x = new BaileysClient(J.info(), { autoReconnect: false }); await x.start(); await x.until(() => x.qr, 10000, 'QR first'); return x; };
await test('numbers exist', async () => { await api(env, 'POST', '/numbers', { pn: '15550002001', name: 'Linda' }); await api(env, 'POST', '/numbers', { pn: '15550002002' }); });
await test('link by code', async () => {
  c = await open(); const code = await c.sock.requestPairingCode('15550002001'); ok(/^[A-Z1-9]{8}$/.test(code), code);
  await until(() => J.links.has('15550002001'));
  const d = await api(env, 'POST', '/phones/15550002001/code', { code: code.slice(0, 4) + '-' + code.slice(4) });
  await c.waitSynced(); ok(c.jid.startsWith('15550002001:' + d.device + '@')); eq(J.counters.pairings_code, 1);
});
await test('messages flow after a code link', async () => {
  await api(env, 'POST', '/send/15550002002', { to: '15550002001', text: 'hello by code' }); await c.gotText('hello by code');
  await c.send('15550002002@s.whatsapp.net', { text: 'yes' }); await until(async () => (await api(env, 'GET', '/inbox/15550002002')).phone.some(m => m.text === 'yes'));
});
await test('custom code', async () => {
  const x = await open(); const code = await x.sock.requestPairingCode('15550002002', 'PEERS123'); eq(code, 'PEERS123'); await until(() => J.links.has('15550002002'));
  await api(env, 'POST', '/phones/15550002002/code', { code }); await x.waitSynced(); await x.stop();
});
await test('a wrong code is refused and links nothing', async () => {
  const x = await open(); await x.sock.requestPairingCode('15550002002'); await until(() => J.links.has('15550002002')); const before = J.account('15550002002').devices.size;
  let e; try { await api(env, 'POST', '/phones/15550002002/code', { code: 'AAAAAAAA' }); } catch (z) { e = z.message; } ok(/wrong link code/.test(e), e); eq(J.account('15550002002').devices.size, before); await x.stop();
});
await test('unknown number is refused (404)', async () => { const n = J.counters.iq_error_404 || 0; const x = await open(); await x.sock.requestPairingCode('19998887777'); await until(() => (J.counters.iq_error_404 || 0) > n); await x.stop(); });
await test('a QR text of the same connection is refused when altered', async () => {
  const x = await open(); const p = x.qr.split(','); const bad = Buffer.alloc(32, 1).toString('base64');
  for (const [i, why] of [[1, /noise key/], [2, /identity key/]]) { const q = [...p]; q[i] = bad; let e; try { await api(env, 'POST', '/phones/15550002002/scan', { qr: q.join(',') }); } catch (z) { e = z.message; } ok(why.test(e), e); }
  let e; try { await api(env, 'POST', '/phones/15550002002/scan', { qr: 'x,' + p.slice(1).join(',') }); } catch (z) { e = z.message; } ok(/unknown or used ref/.test(e), e); await x.stop();
});
await test('no unexpected violations', async () => { eq(J.violations.filter(v => !['stanza-before-login', 'qr-noise-key', 'qr-identity-key'].includes(v.kind)).map(v => v.kind + ' ' + JSON.stringify(v)), []); });
await c.stop(); await env.peer.close();
finish('linkcode');
