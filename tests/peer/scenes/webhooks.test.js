// SPDX-License-Identifier: GPL-3.0-or-later
// Web hooks: what happens arrives elsewhere, once, whatever the far side does.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import fs from 'node:fs';
import { Stage, until } from './stage.js';
import { Receiver } from './receiver.js';

const bearer = 'bearer-that-nobody-may-see', secret = 'secret-that-nobody-may-see', hidden = 'hooks/loc/webhook-trigger';
let stage, account, friend, receiver, seen = '';
before(async () => {
  stage = await (await Stage.open()).start();
  account = await stage.paired('Front desk');
  friend = stage.number({ name: 'Friend' });
  receiver = await Receiver.open();
});
after(async () => {
  await stage.close();
  await receiver.close();
});

const add = async (more = {}) => stage.must(201, 'POST', '/api/v1/webhooks', { kind: 'ghl_inbound', url: receiver.url(), ...more });
const remove = hook => stage.must(204, 'DELETE', `/api/v1/webhooks/${hook.id}`);
const deliveries = async (hook, query = '') => (await stage.get(`/api/v1/webhooks/${hook.id}/deliveries?limit=500${query}`)).items;
const said = text => friend.phone.text(account.pn, text);
const arrives = (text, ms = 20000) => until(() => receiver.got.find(g => g.body.data?.message === text), `"${text}" at the target`, ms);
/** There is something, and all of it has arrived. */
const settled = hook => until(async () => {
  const list = await deliveries(hook);
  return list.length > 0 && list.every(d => d.state === 'success');
}, 'every delivery', 40000);
/** Each text came under one message id. */
const sameId = (list, texts) => {
  for (const text of texts) {
    const ids = new Set(list.filter(g => g.body.data?.message === text).map(g => g.body.data.messageId));
    assert.equal(ids.size, 1, `"${text}" has ${ids.size} ids`);
  }
};

test('a message of a Baileys contact arrives at HighLevel as it expects it', async () => {
  const hook = await add({ account: account.id, bearer });
  const dana = await stage.contact({ name: 'Dana' });
  await stage.control.send(dana.pn, { to: account.pn, type: 'text', text: 'hello from Baileys' });
  const got = await arrives('hello from Baileys');
  const stored = await account.got(dana.pn, 'hello from Baileys');
  assert.equal(got.method, 'POST');
  assert.match(got.headers['content-type'], /^application\/json/);
  assert.equal(got.headers.authorization, `Bearer ${bearer}`);
  assert.equal(got.body.type, 'whatsapp_message');
  const { from, to, message, timestamp, messageId, isGroup, chatId } = got.body.data;
  assert.deepEqual({ from, to, message, timestamp, messageId, isGroup, chatId },
    { from: `+${dana.pn}`, to: `+${account.pn}`, message: 'hello from Baileys', timestamp: stored.timestamp, messageId: stored.wa_id, isGroup: false, chatId: stored.chat });
  const [row] = await until(async () => { const list = await deliveries(hook, '&state=success'); return list.length && list; }, 'the log');
  assert.equal(row.message_id, stored.id);
  assert.equal(row.wa_id, stored.wa_id);
  assert.equal(row.response_status, 200);
  assert.equal(row.attempt, 1);
  const detail = await stage.get(`/api/v1/deliveries/${row.id}`);
  assert.equal(detail.attempts.length, 1);
  assert.match(detail.attempts[0].response, /"id":"run/);
  await remove(hook);
});

test('a generic target gets the event as the WebSocket tells it, signed', async () => {
  const hook = await add({ kind: 'generic', secret, events: ['message.received', 'message.state'] });
  const events = await stage.events();
  receiver.got = [];
  await said('signed שלום');
  const got = await until(() => receiver.got.find(g => g.body.type === 'message.received'), 'the event');
  const event = await until(() => events.list.find(e => e.type === 'message.received' && e.data.text === 'signed שלום'), 'the frame');
  assert.deepEqual(got.body, event);
  const expected = crypto.createHmac('sha256', secret).update(`${got.headers['gesher-timestamp']}.`).update(got.raw).digest('hex');
  assert.equal(got.headers['gesher-signature'], `sha256=${expected}`);
  assert.ok(Math.abs(Number(got.headers['gesher-timestamp']) - Date.now() / 1000) < 60);
  assert.ok(got.headers['gesher-event-id']);
  const out = await account.send(friend.pn, 'told too');
  await account.sent(out.id);
  await until(() => receiver.got.filter(g => g.body.type === 'message.state' && g.body.data.id === out.id).map(g => g.body.data.state).join() === 'sending,sent,delivered', 'states in order');
  events.close();
  await remove(hook);
});

test('a target in trouble loses nothing and doubles nothing, a kill included', async () => {
  const hook = await add();
  receiver.got = [];
  const texts = [];
  const say = async n => { for (let i = 0; i < n; i++) { texts.push(`trouble ${texts.length}`); await said(texts.at(-1)); } };
  receiver.answer = receiver.status(500);
  await say(3);
  await until(() => receiver.got.length >= 2, 'tries');
  receiver.answer = receiver.status(429, { 'retry-after': '1' });
  await say(3);
  await until(() => receiver.got.length >= 4, 'tries');
  await receiver.close();
  await say(3);
  await account.got(friend.pn, texts.at(-1));
  await stage.kill();
  await stage.start();
  await account.reaches('connected');
  await say(3);
  await account.got(friend.pn, texts.at(-1));
  const port = receiver.port, tried = receiver.got;
  receiver.got = [];
  await receiver.listen(port);
  receiver.answer = receiver.accepted;
  await until(() => new Set(receiver.texts()).size === texts.length, 'every message', 60000);
  await settled(hook);
  assert.deepEqual([...receiver.texts()].sort(), [...texts].sort(), 'accepted exactly once');
  assert.deepEqual(receiver.texts(), texts, 'in their order');
  sameId([...tried, ...receiver.got], texts);
  assert.equal((await deliveries(hook)).length, texts.length);
  await remove(hook);
});

test('kills in the middle of deliveries lose none, and what comes again has the same id', async () => {
  const hook = await add({ kind: 'generic', events: ['message.received'] });
  receiver.got = [];
  const texts = [];
  for (let round = 0; round < 5; round++) {
    for (let i = 0; i < 10; i++) { texts.push(`kill ${round}.${i}`); await said(texts.at(-1)); }
    await stage.kill();
    await stage.start();
  }
  await until(() => new Set(receiver.texts()).size === texts.length, 'every message', 60000);
  await settled(hook);
  const ids = new Map();
  for (const { headers, body } of receiver.got) ids.set(body.data.text, (ids.get(body.data.text) ?? new Set()).add(headers['gesher-event-id']));
  for (const [text, set] of ids) assert.equal(set.size, 1, `"${text}" came under ${set.size} ids`);
  assert.equal((await deliveries(hook)).length, texts.length);
  await remove(hook);
});

test('200 without an id is not acceptance; a replay is', async () => {
  const hook = await add();
  receiver.answer = receiver.status(200, { 'content-type': 'application/json' }, '{"status":"Success: test request received"}');
  await said('nobody listens');
  const [row] = await until(async () => { const list = await deliveries(hook, '&state=not_accepted'); return list.length && list; }, 'the verdict');
  assert.match(row.error, /without an id/);
  receiver.answer = receiver.accepted;
  receiver.got = [];
  const again = await stage.must(202, 'POST', `/api/v1/deliveries/${row.id}/replay`, {});
  assert.equal(again.id, row.id);
  await arrives('nobody listens');
  await settled(hook);
  assert.equal((await stage.get(`/api/v1/deliveries/${row.id}`)).attempts.length, 2);
  await remove(hook);
});

test('a target that hangs holds up neither the others nor the service', async () => {
  const slow = await Receiver.open();
  slow.answer = slow.hang;
  const hangs = await add({ url: slow.url() });
  const fine = await add();
  receiver.got = [];
  for (let i = 0; i < 8; i++) await said(`quick ${i}`);
  await arrives('quick 7', 5000);
  const begun = Date.now();
  assert.equal((await stage.get('/api/health')).status, 'ok');
  assert.ok(Date.now() - begun < 1000);
  assert.ok((await stage.get('/api/health')).queue.webhooks >= 8);
  assert.equal(slow.got.length, 1, 'one of a chat at a time');
  const [row] = await until(async () => { const list = await deliveries(hangs, '&state=retrying'); return list.length && list; }, 'the time-out', 20000);
  assert.match(row.error, /time/i);
  const detail = await stage.get(`/api/v1/deliveries/${row.id}`);
  assert.ok(detail.attempts[0].duration_ms >= 9000 && detail.attempts[0].duration_ms < 12000, String(detail.attempts[0].duration_ms));
  assert.equal(detail.attempts[0].status, null);
  await remove(hangs);
  await remove(fine);
  await slow.close();
});

test('a test tells how it went', async () => {
  const hook = await add({ bearer });
  const works = await stage.must(200, 'POST', `/api/v1/webhooks/${hook.id}/test`, {});
  assert.equal(works.state, 'success');
  assert.equal(works.status, 200);
  assert.match(works.verdict, /works/);
  receiver.answer = receiver.status(200, {}, '{"status":"Success: test request received"}');
  assert.match((await stage.must(200, 'POST', `/api/v1/webhooks/${hook.id}/test`, {})).verdict, /publish/);
  receiver.answer = receiver.status(401, {}, `you said ${bearer}`);
  const refused = await stage.must(200, 'POST', `/api/v1/webhooks/${hook.id}/test`, {});
  assert.equal(refused.state, 'failed');
  assert.match(refused.verdict, /bearer/);
  assert.equal(refused.response, 'you said ***');
  receiver.answer = receiver.accepted;
  await stage.must(200, 'PATCH', `/api/v1/webhooks/${hook.id}`, { url: 'http://127.0.0.1:1/nothing' });
  const nobody = await stage.must(200, 'POST', `/api/v1/webhooks/${hook.id}/test`, {});
  assert.equal(nobody.status, null);
  assert.match(nobody.verdict, /refused/);
  await stage.must(200, 'PATCH', `/api/v1/webhooks/${hook.id}`, { url: 'https://no-such-host.invalid/' });
  assert.match((await stage.must(200, 'POST', `/api/v1/webhooks/${hook.id}/test`, {})).verdict, /name could not be found/);
  await remove(hook);
});

test('off means that what happens waits', async () => {
  const hook = await add({ enabled: false });
  assert.equal(hook.state, 'off');
  receiver.got = [];
  await said('while off');
  await until(async () => (await stage.get(`/api/v1/webhooks/${hook.id}`)).backlog === 1, 'a backlog');
  assert.deepEqual(receiver.got, []);
  const on = await stage.must(200, 'PATCH', `/api/v1/webhooks/${hook.id}`, { enabled: true });
  assert.equal(on.state, 'working');
  await arrives('while off', 3000);
  await remove(hook);
});

test('the calls keep to the contract', async () => {
  const bad = async (body, ...fields) => {
    const answer = await stage.call('POST', '/api/v1/webhooks', body);
    assert.equal(answer.status, 422, JSON.stringify(answer.body));
    assert.equal(answer.body.fault, 'malformed');
    assert.deepEqual(answer.body.errors.map(e => e.field).sort(), fields.sort());
  };
  await bad({}, 'kind', 'url');
  await bad({ kind: 'other', url: receiver.url() }, 'kind');
  for (const url of ['', 'hook', 'ftp://x/', 'http://', 'http://me:pw@x/', 'http://x/#f', 'http://x y/', 'http://x:99999/', 'http://x/' + 'a'.repeat(3000), 7, null]) await bad({ kind: 'generic', url }, 'url');
  await bad({ kind: 'generic', url: receiver.url(), account: 'nobody', events: ['nonsense'], bearer: 'a b', enabled: 'yes', more: 1 }, 'enabled', 'more');
  await bad({ kind: 'generic', url: receiver.url(), account: 'nobody', events: ['nonsense'], bearer: 'a b' }, 'account', 'events', 'bearer');
  await bad({ kind: 'ghl_inbound', url: receiver.url(), events: ['message.state'] }, 'events');

  const key = { 'idempotency-key': 'hook-1' };
  const hook = await stage.must(201, 'POST', '/api/v1/webhooks', { kind: 'generic', url: receiver.url(), secret, bearer }, key);
  assert.deepEqual(await stage.must(201, 'POST', '/api/v1/webhooks', { kind: 'generic', url: receiver.url(), secret, bearer }, key), hook);
  assert.equal((await stage.get('/api/v1/webhooks')).items.filter(h => h.id === hook.id).length, 1);
  assert.deepEqual(await stage.get(`/api/v1/webhooks/${hook.id}`), hook);
  assert.equal(hook.url, receiver.url());
  assert.equal(hook.account, null);
  assert.ok(hook.has_bearer && hook.has_secret);

  const reader = await stage.must(201, 'POST', '/api/v1/tokens', { name: 'reader', scope: 'read' });
  const asReader = { authorization: `Bearer ${reader.token}` };
  const shown = await stage.must(200, 'GET', `/api/v1/webhooks/${hook.id}`, undefined, asReader);
  assert.equal(shown.url, null);
  assert.ok(!JSON.stringify(shown).includes(hidden));
  assert.equal((await stage.call('POST', '/api/v1/webhooks', {}, asReader)).status, 403);
  assert.equal((await stage.call('POST', `/api/v1/webhooks/${hook.id}/test`, {}, asReader)).status, 403);
  assert.equal((await stage.call('PATCH', `/api/v1/webhooks/${hook.id}`, {}, asReader)).status, 403);

  const changed = await stage.must(200, 'PATCH', `/api/v1/webhooks/${hook.id}`, { secret: null, events: ['alert'] });
  assert.equal(changed.has_secret, false);
  assert.equal(changed.has_bearer, true);
  assert.deepEqual(changed.events, ['alert']);
  assert.equal((await stage.call('PATCH', `/api/v1/webhooks/${hook.id}`, { kind: 'ghl_inbound' })).status, 422);
  assert.equal((await stage.call('GET', `/api/v1/webhooks/${hook.id}/deliveries?state=nonsense`)).status, 422);
  assert.equal((await stage.call('GET', `/api/v1/webhooks/${hook.id}/deliveries?cursor=nonsense`)).status, 422);
  for (const [method, path] of [['GET', 'webhooks/x'], ['PATCH', 'webhooks/x'], ['DELETE', 'webhooks/x'], ['POST', 'webhooks/x/test'], ['GET', 'webhooks/x/deliveries'], ['GET', 'deliveries/x'], ['POST', 'deliveries/x/replay']]) {
    const answer = await stage.call(method, `/api/v1/${path}`, method === 'GET' || method === 'DELETE' ? undefined : {});
    assert.equal(answer.status, 404, `${method} ${path}`);
    assert.equal(answer.body.fault, 'not_found');
  }
  await remove(hook);
  assert.equal((await stage.call('DELETE', `/api/v1/webhooks/${hook.id}`)).status, 404);
});

test('no secret is in any answer, log or file', async () => {
  const hook = await add({ kind: 'generic', secret, bearer });
  await said('with secrets');
  await settled(hook);
  const [row] = await deliveries(hook);
  const answers = [await stage.get('/api/v1/webhooks'), await stage.get(`/api/v1/webhooks/${hook.id}`), await stage.get(`/api/v1/deliveries/${row.id}`), await deliveries(hook), await stage.get('/api/health')].map(a => JSON.stringify(a)).join();
  assert.ok(!answers.includes(bearer) && !answers.includes(secret));
  assert.ok(!JSON.stringify(await stage.get(`/api/v1/deliveries/${row.id}`)).includes(hidden), 'the address in the log');
  await stage.stop();
  seen = stage.log;
  for (const { name } of fs.readdirSync(stage.file('profile'), { withFileTypes: true }).filter(e => e.isFile())) seen += fs.readFileSync(stage.file(`profile/${name}`), 'latin1');
  for (const word of [bearer, secret, hidden]) assert.ok(!seen.includes(word), word);
  await stage.start();
});
