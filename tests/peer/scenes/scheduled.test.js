// SPDX-License-Identifier: GPL-3.0-or-later
// Texts for a later time, over REST.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Stage, contactTexts, until } from './stage.js';

let stage, account, contact;
before(async () => {
  stage = await (await Stage.open()).start();
  account = await stage.paired('Front desk');
  contact = await stage.contact({ name: 'Dana' });
});
after(() => stage.close());

const inS = s => new Date(Date.now() + s * 1000).toISOString();
const list = () => stage.get(`${account.path}/chats/%2B${contact.pn}/scheduled`);
const schedule = body => stage.must(201, 'POST', `${account.path}/scheduled`, { to: '+' + contact.pn, ...body });

test('a text leaves at its time, under the id that was answered, and a Baileys contact reads it', async () => {
  const sendAt = inS(3);
  const kept = await schedule({ text: 'at its time', send_at: sendAt });
  assert.equal(kept.send_at, sendAt);
  assert.equal(kept.error, null);
  assert.deepEqual((await list()).items.map(m => m.text), ['at its time']);
  assert.ok(!contactTexts(contact).includes('at its time'));
  await until(() => contactTexts(contact).includes('at its time'), 'the text at the contact');
  assert.ok(Date.now() >= Date.parse(sendAt), 'not before its time');
  const sent = await account.sent(kept.id);
  assert.equal(sent.text, 'at its time');
  assert.deepEqual((await list()).items, []);
});

test('it can be moved, sent now, and removed', async () => {
  const one = await schedule({ text: 'one', send_at: inS(3600) });
  const two = await schedule({ text: 'two', send_at: inS(7200) });
  assert.deepEqual((await list()).items.map(m => m.text), ['one', 'two']);
  const moved = await stage.must(200, 'PATCH', `/api/v1/scheduled/${one.id}`, { send_at: inS(9000) });
  assert.equal(moved.id, one.id);
  assert.deepEqual((await list()).items.map(m => m.text), ['two', 'one']);
  const now = await stage.must(202, 'POST', `/api/v1/scheduled/${two.id}/send`);
  assert.equal(now.id, two.id);
  await until(() => contactTexts(contact).includes('two'), 'the text at the contact');
  await stage.must(204, 'DELETE', `/api/v1/scheduled/${one.id}`);
  await stage.must(404, 'DELETE', `/api/v1/scheduled/${one.id}`);
  await stage.must(404, 'POST', `/api/v1/scheduled/${two.id}/send`);
  assert.deepEqual((await list()).items, []);
});

test('the list is read page by page', async () => {
  const made = [];
  for (let i = 0; i < 3; i++) made.push(await schedule({ text: `page ${i}`, send_at: inS(3600 + i) }));
  const path = `${account.path}/chats/%2B${contact.pn}/scheduled?limit=2`;
  const first = await stage.get(path);
  assert.deepEqual(first.items.map(m => m.text), ['page 0', 'page 1']);
  const second = await stage.get(`${path}&cursor=${encodeURIComponent(first.next_cursor)}`);
  assert.deepEqual(second.items.map(m => m.text), ['page 2']);
  assert.equal(second.next_cursor, null);
  for (const one of made) await stage.must(204, 'DELETE', `/api/v1/scheduled/${one.id}`);
});

test('a time that is none, has passed, or is years away is a wrong field, and so is everything that is no text', async () => {
  const wrong = async (body, field) => {
    const answer = await stage.call('POST', `${account.path}/scheduled`, { to: '+' + contact.pn, text: 'x', send_at: inS(60), ...body });
    assert.equal(answer.status, 422, JSON.stringify(body));
    assert.ok(answer.body.errors.some(e => e.field === field), JSON.stringify(answer.body));
  };
  await wrong({ send_at: 'tomorrow' }, 'send_at');
  await wrong({ send_at: '2030-01-01T10:00:00' }, 'send_at'); // by whose clock?
  await wrong({ send_at: inS(-5) }, 'send_at');
  await wrong({ send_at: inS(3 * 366 * 86400) }, 'send_at');
  await wrong({ send_at: undefined }, 'send_at');
  await wrong({ text: '' }, 'text');
  await wrong({ to: 'nobody' }, 'to');
  await wrong({ quoted: 'no-such-message' }, 'quoted');
  await wrong({ media: { media_id: 'x' } }, 'media');
  assert.deepEqual((await list()).items, []);
});

test('the same key keeps it once', async () => {
  const body = { to: '+' + contact.pn, text: 'once', send_at: inS(3600) };
  const ask = () => stage.call('POST', `${account.path}/scheduled`, body, { 'idempotency-key': 'schedule-1' });
  const [first, second] = [await ask(), await ask()];
  assert.equal(first.status, 201);
  assert.equal(second.status, 201);
  assert.equal(first.body.id, second.body.id);
  assert.equal((await list()).items.length, 1);
  await stage.must(204, 'DELETE', `/api/v1/scheduled/${first.body.id}`);
});
