// SPDX-License-Identifier: GPL-3.0-or-later
// The self-check: what the server did where the reference is in doubt, counted over restarts, and nobody named.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Stage, until } from './stage.js';
import { createGroup } from '../lib/groups.js';
import { N, SERVER } from '../lib/util.js';

let stage, account, contact, other;
before(async () => {
  stage = await (await Stage.open()).start();
  account = await stage.paired('Front desk', { name: 'Front desk of Levi' });
  contact = await stage.contact({ name: 'Dana Secretname' });
  other = stage.number({ name: 'Yossi' });
});
after(() => stage.close());

const points = async () => Object.fromEntries((await stage.get(`${account.path}/self_check`)).points.map(p => [p.code, p]));
const seen = (point, what) => point.seen.find(s => s.what === what);
/** Waits until the server was seen doing that. */
const saw = (code, what, n = 1) => until(async () => { const p = (await points())[code]; assert.ok(seen(p, what)?.count >= n, JSON.stringify(p.seen)); return p; }, `${what} of ${code}`);
const say = node => stage.control.dev(account.pn).conn.send(node);
const send = async (to, text) => account.sent((await account.send(to, text)).id, 'sent');

test('a new number has seen what its first login shows, and nothing else is claimed', async () => {
  await saw('web_version', 'success');
  const all = await points();
  assert.equal(Object.keys(all).length, 30);
  for (const code of ['web_version', 'login_payload', 'own_lid', 'stream_errors', 'passkey', 'edge_routing']) assert.equal(all[code].verdict, 'as_expected', code);
  for (const code of ['reg_refresh', 'ack_421', 'client_expiration', 'voice_notes', 'typing']) assert.deepEqual([all[code].verdict, all[code].count, all[code].last_seen_at, all[code].seen], ['not_seen', 0, null, []], code);
  for (const point of Object.values(all)) for (const said of ['title', 'reference', 'program']) assert.ok(point[said].length > 3, `${point.code} ${said}`);
  assert.ok(Math.abs(Date.parse(all.web_version.last_seen_at) - Date.now()) < 60000);
});

test('messages, and what is asked for them, are seen in both directions', async () => {
  await send(contact.pn, 'plainword out');
  await contact.client.send(`${account.pn}@s.whatsapp.net`, { text: 'plainword in' });
  await account.got(contact.pn, 'plainword in');
  await saw('refusals', 'taken');
  await saw('hidden_ids', 'lid');
  assert.ok((await points()).direct_address.count >= 1);
  // what cannot be read is confirmed by an ack: a later answer on the same line shows that it was right
  stage.fault('undecryptable', account);
  await contact.client.send(`${account.pn}@s.whatsapp.net`, { text: 'plainword again' });
  await account.got(contact.pn, 'plainword again');
  await saw('our_acks', 'the line went on');
});

test('a group shows whether our hash is the one of the server', async () => {
  const group = createGroup(stage.peer, stage.control.phone(contact.pn).acct, 'Family', [account.pn]).g.jid;
  await until(async () => (await stage.get(`${account.path}/groups`)).items.length, 'the group');
  await send(group, 'to all');
  await saw('phash', 'ours taken');
  stage.fault('phash', account);
  await send(group, 'to all once more');
  assert.equal((await saw('phash', 'another one')).verdict, 'as_expected');
  await saw('phash', 'ours taken', 2); // it was sent once more
  stage.fault('message-error', account, { code: 421 });
  await send(group, 'to all at last');
  await saw('ack_421', 'taken after a second look');
  assert.equal((await points()).ack_421.verdict, 'as_expected');
});

test('what the server refuses or invents is otherwise', async () => {
  stage.fault('message-error', account, { code: 497, count: 1 });
  await account.send(contact.pn, 'refused');
  assert.equal((await saw('refusals', 'error 497')).verdict, 'otherwise');
  say(N('ib', { from: SERVER }, [N('client_expiration', { t: 1790000000 })]));
  assert.equal((await saw('client_expiration', 'client_expiration t')).verdict, 'as_expected');
  say(N('notification', { from: SERVER, type: 'w:shop', id: 'shop1', t: 1790000000 }, [N('shop')]));
  assert.equal((await saw('notification_types', 'w:shop')).verdict, 'otherwise');
  say(N('telemetry', { from: SERVER }));
  assert.equal((await saw('stanza_kinds', 'telemetry')).verdict, 'otherwise');
});

test('the form of a phone in an answer is seen, and a query that is refused', async () => {
  await stage.must(200, 'POST', `${account.path}/contacts/check`, { phones: [`+${other.pn}`] });
  const { verdict, seen: forms } = await until(async () => { const p = (await points()).contact_query; return p.count && p; }, 'an answer');
  assert.equal(verdict, 'as_expected');
  assert.match(forms[0].what, /^in \+number, jid (lid|pn)$/);
});

test('a login that is refused as outdated stands beside those that were not', async () => {
  await saw('mex_queries', 'time_lock result');
  stage.fault('login-failure', account, { reason: 405 });
  stage.fault('drop', account);
  const version = await saw('web_version', 'failure 405');
  assert.equal(version.verdict, 'otherwise');
  assert.ok(seen(version, 'success').as_expected && !seen(version, 'failure 405').as_expected);
  await account.connect();
  await account.reaches('connected');
});

test('it is kept over a restart, and holds nothing of anybody', async () => {
  const before = await points();
  await stage.stop();
  await stage.start();
  await account.reaches('connected');
  const now = await points();
  for (const code of ['refusals', 'ack_421', 'phash']) assert.deepEqual(now[code].seen, before[code].seen, code);
  const whole = JSON.stringify(now);
  for (const secret of [account.pn, contact.pn, other.pn, account.phone.lid, stage.peer.account(contact.pn).lid, 'Secretname', 'Dana', 'Levi', 'Front desk', 'plainword', 'Family']) assert.ok(!whole.includes(secret), `${secret} is in it`);
});

test('nobody is asked for who is not there', async () => {
  assert.equal((await stage.call('GET', '/api/v1/accounts/0190f5fe-0000-7000-8000-000000000000/self_check')).status, 404);
  const document = await stage.get('/api/v1/openapi.json');
  assert.equal(document.paths['/api/v1/accounts/{account}/self_check'].get.operationId, 'getSelfCheck');
  assert.deepEqual(document.components.schemas.CheckVerdict.enum, ['not_seen', 'as_expected', 'otherwise']);
});
