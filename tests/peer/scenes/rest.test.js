// SPDX-License-Identifier: GPL-3.0-or-later
// The contract as a stranger reads it.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import net from 'node:net';
import { once } from 'node:events';
import WebSocket from 'ws';
import { Stage, until } from './stage.js';

let stage, account, friend;
before(async () => {
  stage = await (await Stage.open()).start();
  account = await stage.paired('Front desk');
  friend = stage.number({ name: 'Friend' });
});
after(() => stage.close());

const bare = (method, path, headers = {}, body) => fetch(stage.url + path, { method, headers, body });
async function problem(answer, status, fault) {
  assert.equal(answer.status, status);
  const body = answer.json ? await answer.json() : answer.body;
  assert.match(answer.headers.get('content-type'), /^application\/problem\+json/);
  for (const field of ['type', 'title', 'status', 'detail', 'fault']) assert.ok(body[field] !== undefined, field);
  assert.equal(body.status, status);
  if (fault) assert.equal(body.fault, fault);
  return body;
}
/** Bytes over a socket of our own, until the server closes or `ms` have gone. */
async function raw(text, ms = 3000) {
  const { hostname, port } = new URL(stage.url);
  const socket = net.connect(Number(port), hostname);
  await once(socket, 'connect');
  let got = '';
  socket.on('data', chunk => { got += chunk; });
  socket.on('error', () => {});
  socket.write(text);
  await Promise.race([once(socket, 'close'), new Promise(resolve => setTimeout(resolve, ms))]);
  socket.destroy();
  return got;
}
const host = () => new URL(stage.url).host;

test('only health is open', async () => {
  assert.equal((await bare('GET', '/api/health')).status, 200);
  for (const path of ['/api/v1/accounts', '/metrics', '/api/v1/openapi.json', '/api/v1/events', '/nowhere'])
    await problem(await bare('GET', path), 401, 'refused');
  await problem(await bare('GET', '/api/v1/accounts', { authorization: 'Bearer ' + 'x'.repeat(64) }), 401);
  await problem(await bare('GET', '/api/v1/accounts', { authorization: 'Basic ' + stage.token }), 401);
});

test('a token reaches as far as its scope, and no further once it is deleted', async () => {
  const made = {};
  for (const scope of ['read', 'send', 'admin']) made[scope] = await stage.must(201, 'POST', '/api/v1/tokens', { name: scope, scope });
  const as = (scope, method, path, body) => stage.call(method, path, body, { authorization: `Bearer ${made[scope].token}` });
  assert.equal((await as('read', 'GET', '/api/v1/accounts')).status, 200);
  await problem(await as('read', 'POST', `${account.path}/messages`, { to: '+' + friend.pn, type: 'text', text: 'x' }), 403, 'refused');
  assert.equal((await as('send', 'POST', `${account.path}/messages`, { to: '+' + friend.pn, type: 'text', text: 'by send' })).status, 202);
  await problem(await as('send', 'POST', '/api/v1/accounts', { label: 'x' }), 403);
  await problem(await as('send', 'DELETE', account.path), 403);
  assert.equal((await as('admin', 'GET', '/api/v1/tokens')).status, 200);
  const { items } = await stage.get('/api/v1/tokens');
  assert.ok(items.every(t => !t.token && t.id && t.scope));
  await stage.must(204, 'DELETE', `/api/v1/tokens/${made.read.id}`);
  assert.equal((await as('read', 'GET', '/api/v1/accounts')).status, 401);
  await problem(await stage.call('DELETE', `/api/v1/tokens/${made.read.id}`), 404, 'not_found');
  await problem(await stage.call('POST', '/api/v1/tokens', { name: 'x', scope: 'all' }), 422, 'malformed');
});

test('wrong paths, methods, bodies and fields are told apart', async () => {
  assert.equal((await problem(await stage.call('GET', '/api/v1/nothing'), 404, 'not_found')).type, 'urn:gesher:no-such-route');
  assert.notEqual((await problem(await stage.call('GET', '/api/v1/accounts/none'), 404, 'not_found')).type, 'urn:gesher:no-such-route');
  const wrong = await stage.call('DELETE', '/api/v1/accounts');
  await problem(wrong, 405, 'refused');
  assert.match(wrong.headers.get('allow'), /GET/);
  assert.match(wrong.headers.get('allow'), /POST/);
  await problem(await stage.call('POST', '/api/v1/accounts', '{"label":'), 400, 'malformed');
  await problem(await stage.call('POST', '/api/v1/accounts', '[1]'), 400, 'malformed');
  for (const body of [{}, { label: '' }, { label: 5 }, { label: 'x'.repeat(101) }, { label: 'x', colour: 'red' }]) {
    const { errors } = await problem(await stage.call('POST', '/api/v1/accounts', body), 422, 'malformed');
    assert.ok(errors.length && errors.every(e => e.field && e.detail));
  }
  for (const body of [{ to: 'nobody', type: 'text', text: 'x' }, { to: '+' + friend.pn, type: 'fax', text: 'x' }, { to: '+' + friend.pn, type: 'text' }, { to: '+' + friend.pn, type: 'text', text: '' }, { to: '+' + friend.pn, type: 'text', text: 'x', quoted: 'none' }])
    await problem(await stage.call('POST', `${account.path}/messages`, body), 422, 'malformed');
  await problem(await stage.call('GET', '/api/v1/messages/none'), 404, 'not_found');
  await problem(await stage.call('GET', `${account.path}/chats/1@s.whatsapp.net`), 404, 'not_found');
  await problem(await stage.call('GET', '/api/v1/accounts/%ff'), 400, 'malformed');
});

test('lists have pages', async () => {
  for (let i = 0; i < 5; i++) await friend.phone.text(account.pn, `page ${i}`);
  await account.got(friend.pn, 'page 4');
  const path = `${account.path}/chats/${encodeURIComponent(friend.pn + '@s.whatsapp.net')}/messages`;
  const seen = [];
  let cursor = '';
  do {
    const page = await stage.get(`${path}?limit=2${cursor && '&cursor=' + encodeURIComponent(cursor)}`);
    assert.ok(page.items.length <= 2);
    seen.push(...page.items.map(m => m.text));
    cursor = page.next_cursor;
  } while (cursor);
  assert.equal(cursor, null);
  assert.deepEqual(seen.filter(t => t.startsWith('page')), ['page 4', 'page 3', 'page 2', 'page 1', 'page 0']);
  for (const query of ['limit=0', 'limit=501', 'limit=x', 'cursor=not-ours']) await problem(await stage.call('GET', `${path}?${query}`), 422, 'malformed');
  assert.equal((await stage.get(`${account.path}/chats?unread=true`)).items.length, 1);
  assert.equal((await stage.get(`${account.path}/chats?kind=group`)).items.length, 0);
});

test('one key means one effect', async () => {
  const body = { to: '+' + friend.pn, type: 'text', text: 'once' };
  const send = (key, b = body) => stage.call('POST', `${account.path}/messages`, b, { 'idempotency-key': key });
  const first = await send('k1');
  const again = await send('k1');
  assert.equal(first.status, 202);
  assert.deepEqual(again.body, first.body);
  await problem(await send('k1', { ...body, text: 'other' }), 409);
  const together = await Promise.all(Array.from({ length: 10 }, () => send('k2')));
  assert.equal(new Set(together.map(a => a.body.id)).size, 1);
  await account.sent(together[0].body.id);
  assert.equal(friend.phone.inbox.filter(m => m.text === 'once').length, 2);
  for (const key of ['', 'x'.repeat(129), 'a b']) {
    const answer = await send(key);
    assert.ok(key === '' ? answer.status === 202 || answer.status === 422 : answer.status === 422, `${key}: ${answer.status}`);
  }
  const made = await stage.must(201, 'POST', '/api/v1/tokens', { name: 'once', scope: 'read' }, { 'idempotency-key': 't1' });
  const repeated = await stage.must(201, 'POST', '/api/v1/tokens', { name: 'once', scope: 'read' }, { 'idempotency-key': 't1' });
  assert.equal(repeated.id, made.id);
  assert.equal(repeated.token, null, 'a token is shown once');
});

test('an account is renamed, stopped, started and described in full', async () => {
  const view = await stage.must(200, 'PATCH', account.path, { label: 'Reception' });
  assert.equal(view.label, 'Reception');
  for (const field of ['id', 'label', 'client', 'state', 'reason', 'phone', 'jid', 'lid', 'push_name', 'device_id', 'platform', 'last_proof_at', 'next_attempt_at', 'attempts', 'counts', 'memory_bytes']) assert.ok(field in view, field);
  assert.match(view.last_proof_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  assert.equal((await stage.call('POST', `${account.path}/connect`)).status, 200, 'it is there already');
  assert.equal((await stage.call('POST', `${account.path}/disconnect`)).status, 202);
  await account.reaches('stopped');
  assert.equal((await stage.call('POST', `${account.path}/disconnect`)).status, 200);
  const queued = await account.send(friend.pn, 'queued while stopped');
  assert.equal(queued.state, 'queued');
  assert.equal((await account.state()).counts.queued, 1);
  assert.equal((await stage.call('POST', `${account.path}/connect`)).status, 202);
  await account.sent(queued.id);
  const fresh = await stage.must(201, 'POST', '/api/v1/accounts', { label: 'Unpaired' });
  await problem(await stage.call('POST', `/api/v1/accounts/${fresh.id}/messages`, { to: '+' + friend.pn, type: 'text', text: 'x' }), 409, 'refused');
  await problem(await stage.call('GET', `/api/v1/accounts/${fresh.id}/pairing`), 404, 'not_found');
  await problem(await stage.call('POST', `${account.path}/pairing/code`, { phone: '+' + account.pn }), 409, 'refused');
  await problem(await stage.call('POST', `/api/v1/accounts/${fresh.id}/pairing/code`, { phone: '12' }), 422, 'malformed');
  await stage.must(202, 'POST', `/api/v1/accounts/${fresh.id}/connect`);
  await until(async () => (await stage.get(`/api/v1/accounts/${fresh.id}/pairing`)).qr, 'a code');
  const png = await fetch(`${stage.url}/api/v1/accounts/${fresh.id}/pairing/qr.png?size=256`, { headers: { authorization: `Bearer ${stage.token}` } });
  const bytes = Buffer.from(await png.arrayBuffer());
  assert.equal(png.headers.get('content-type'), 'image/png');
  assert.equal(bytes.readUInt32BE(16), 256);
  await problem(await stage.call('GET', `/api/v1/accounts/${fresh.id}/pairing/qr.png?size=4`), 422);
});

test('what waits is taken back, and what has left is not', async () => {
  await stage.call('POST', `${account.path}/disconnect`);
  await account.reaches('stopped');
  const slip = await account.send(friend.pn, 'a slip'), next = await account.send(friend.pn, 'after the slip');
  const taken = await stage.must(200, 'POST', `/api/v1/messages/${slip.id}/cancel`);
  assert.equal(taken.state, 'cancelled');
  assert.equal((await account.state()).counts.queued, 1);
  await stage.call('POST', `${account.path}/connect`);
  await account.sent(next.id);
  await problem(await stage.call('POST', `/api/v1/messages/${next.id}/cancel`), 409, 'refused');
  await problem(await stage.call('POST', `/api/v1/messages/${slip.id}/cancel`), 409, 'refused');
  await problem(await stage.call('POST', '/api/v1/messages/nothing/cancel'), 404, 'not_found');
  assert.deepEqual(friend.phone.inbox.filter(x => /slip/.test(x.text)).map(x => x.text), ['after the slip']);
});

test('limits are set, changed and put back', async () => {
  const path = `${account.path}/limits`;
  const defaults = await stage.must(200, 'PUT', path, {});
  assert.deepEqual([defaults.per_minute, defaults.reply_gap_s, defaults.broadcast_gap_s], [20, 3, 15]);
  assert.equal((await stage.must(200, 'PATCH', path, { per_minute: 5 })).per_minute, 5);
  assert.equal((await stage.get(path)).reply_gap_s, 3);
  assert.equal((await stage.must(200, 'PUT', path, { reply_gap_s: 1 })).per_minute, 20);
  await problem(await stage.call('PATCH', path, { per_minute: -1 }), 422, 'malformed');
  await problem(await stage.call('PATCH', '/api/v1/accounts/none/limits', { per_minute: 5 }), 404);
  await stage.must(200, 'PUT', path, { per_minute: 0, reply_gap_s: 0, jitter_s: 0 });
});

test('the document describes every call, and the calls answer as described', async () => {
  const doc = await stage.get('/api/v1/openapi.json');
  assert.match(doc.openapi, /^3\.1/);
  const operations = Object.values(doc.paths).flatMap(item => Object.values(item));
  assert.equal(new Set(operations.map(o => o.operationId)).size, operations.length);
  const fits = (schema, value, where) => {
    if (schema.$ref) return fits(doc.components.schemas[schema.$ref.split('/').pop()], value, where);
    if (schema.anyOf) { const errors = []; for (const one of schema.anyOf) { try { return fits(one, value, where); } catch (e) { errors.push(e.message); } } throw new Error(errors.join(' / ')); }
    const types = { string: v => typeof v === 'string', integer: Number.isInteger, number: v => typeof v === 'number', boolean: v => typeof v === 'boolean', array: Array.isArray, object: v => v && typeof v === 'object' && !Array.isArray(v), null: v => v === null };
    if (schema.type) assert.ok([].concat(schema.type).some(t => types[t](value)), `${where}: ${JSON.stringify(value)} is no ${schema.type}`);
    if (schema.enum) assert.ok(schema.enum.includes(value), `${where}: ${value}`);
    for (const name of schema.required ?? []) assert.ok(name in value, `${where}.${name} is missing`);
    for (const [name, inner] of Object.entries(schema.properties ?? {})) if (value && name in value) fits(inner, value[name], `${where}.${name}`);
    if (schema.type === 'object' && schema.properties && schema.additionalProperties === undefined) for (const name of Object.keys(value)) assert.ok(name in schema.properties, `${where}.${name} is not described`);
    if (schema.items) value.forEach((v, i) => fits(schema.items, v, `${where}[${i}]`));
  };
  const message = (await account.messages(friend.pn))[0];
  for (const [path, real] of [['/api/health'], ['/api/v1/accounts'], ['/api/v1/tokens'], ['/api/v1/accounts/{account}', account.path], ['/api/v1/accounts/{account}/limits', `${account.path}/limits`], ['/api/v1/accounts/{account}/chats', `${account.path}/chats`], ['/api/v1/messages/{id}', `/api/v1/messages/${message.id}`], ['/api/v1/accounts/{account}/chats/{jid}/messages', `${account.path}/chats/${friend.pn}@s.whatsapp.net/messages`]]) {
    const schema = doc.paths[path].get.responses['200'].content['application/json'].schema;
    fits(schema, await stage.get(real ?? path), path);
  }
  const metrics = await stage.call('GET', '/metrics');
  assert.match(metrics.body, /^gesher_accounts_connected \d+$/m);
});

test('the connection has its limits and keeps them politely', async () => {
  const auth = `Authorization: Bearer ${stage.token}\r\n`;
  await problem(await stage.call('POST', '/api/v1/accounts', JSON.stringify({ label: 'x'.repeat(1 << 20) })), 413, 'limit');
  await problem(await fetch(stage.url + '/api/v1/accounts', { headers: { 'x-long': 'y'.repeat(17000) } }), 431, 'limit').catch(async e => {
    // some clients refuse to send that much: then by hand
    if (e.name === 'AssertionError') throw e;
    assert.match(await raw(`GET /api/health HTTP/1.1\r\nHost: ${host()}\r\nX-Long: ${'y'.repeat(17000)}\r\n\r\n`), /^HTTP\/1\.1 431/);
  });
  assert.match(await raw('This is not HTTP\r\n\r\n'), /^HTTP\/1\.1 400/);
  assert.match(await raw(`GET /api/health HTTP/1.1\r\nHost: evil.example\r\n\r\n`, 500), /^HTTP\/1\.1 403/);
  assert.match(await raw(`GET /api/health HTTP/1.1\r\nHost: ${host()}\r\nOrigin: http://evil.example\r\n\r\n`, 500), /^HTTP\/1\.1 403/);
  const two = await raw(`GET /api/health HTTP/1.1\r\nHost: ${host()}\r\n\r\nGET /api/v1/accounts HTTP/1.1\r\nHost: ${host()}\r\n${auth}Connection: close\r\n\r\n`);
  assert.equal(two.match(/HTTP\/1\.1 200/g)?.length, 2, 'two requests in one go');
  const crowd = await Promise.all(Array.from({ length: 300 }, async () => { const s = net.connect(Number(new URL(stage.url).port), '127.0.0.1'); s.on('error', () => {}); await once(s, 'connect').catch(() => {}); return s; }));
  await until(async () => /^HTTP\/1\.1 503/.test(await raw(`GET /api/health HTTP/1.1\r\nHost: ${host()}\r\n\r\n`, 300)), 'a full house');
  for (const s of crowd) s.destroy();
  await until(async () => (await bare('GET', '/api/health')).status === 200, 'room again');
});

test('events are one object a frame, as their GET would answer', async () => {
  await problem(await stage.call('GET', '/api/v1/events'), 426);
  const refused = new WebSocket(stage.url.replace('http', 'ws') + '/api/v1/events?token=wrong', 'gesher.v1');
  const [, answer] = await once(refused, 'unexpected-response');
  assert.equal(answer.statusCode, 401);
  const socket = new WebSocket(`${stage.url.replace('http', 'ws')}/api/v1/events?token=${stage.token}`, 'gesher.v1');
  const list = [];
  socket.on('message', data => list.push(JSON.parse(data)));
  await once(socket, 'open');
  assert.equal(socket.protocol, 'gesher.v1');
  socket.send('ignored');
  const m = await account.send(friend.pn, 'told by event');
  await account.sent(m.id);
  await friend.phone.text(account.pn, 'also told');
  const received = await until(() => list.find(e => e.type === 'message.received' && e.data.text === 'also told'), 'the event');
  assert.deepEqual(Object.keys(received).sort(), ['account', 'at', 'data', 'seq', 'type']);
  assert.equal(received.account, account.id);
  assert.deepEqual({ ...received.data, state: 0 }, { ...(await account.got(friend.pn, 'also told')), state: 0 });
  const states = list.filter(e => e.type === 'message.state' && e.data.id === m.id).map(e => e.data.state);
  assert.deepEqual(states, ['sending', 'sent', 'delivered']);
  socket.close();
  const bad = await stage.call('GET', '/api/v1/events?after=-1');
  await problem(bad, 422);
});
