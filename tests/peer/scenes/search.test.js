// SPDX-License-Identifier: GPL-3.0-or-later
// Search over all messages: what is found, what no longer is, and that the index holds no word.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { proto } from 'baileys/WAProto/index.js';
import { Stage, until } from './stage.js';

let stage, desk, shop, contact, other;
before(async () => {
  stage = await (await Stage.open()).start();
  desk = await stage.paired('Front desk');
  shop = await stage.paired('Shop');
  contact = await stage.contact({ name: 'Dana' });
  other = await stage.contact({ name: 'Noa' });
});
after(() => stage.close());

const jid = pn => `${pn}@s.whatsapp.net`;
const search = (q, more = {}) => stage.get(`/api/v1/messages/search?${new URLSearchParams({ q, ...more })}`);
const texts = async (q, more) => (await search(q, more)).items.map(m => m.text);
const writes = async (from, account, text, more = {}) => {
  const sent = await from.client.send(jid(account.pn), { text, ...more });
  if (text) await account.got(from.pn, text);
  return sent;
};

test('what came is found at once, newest first, over all numbers', async () => {
  await writes(contact, desk, 'החשבונית של אפריל מוכנה');
  await writes(other, shop, 'איפה חשבונית מאי?');
  const own = await desk.send(contact.pn, 'שלחתי לך את החשבונית');
  const answer = await search('חשבונית');
  assert.deepEqual(answer.items.map(m => m.text), ['שלחתי לך את החשבונית', 'איפה חשבונית מאי?', 'החשבונית של אפריל מוכנה']);
  assert.equal(answer.complete, true);
  assert.equal(answer.next_cursor, null);
  assert.equal(answer.items[0].id, own.id);
  assert.equal(answer.items[1].account, shop.id);
  const { snippet } = answer.items[2];
  assert.equal(snippet.text, 'החשבונית של אפריל מוכנה');
  assert.deepEqual(snippet.marks, [{ from: 0, length: 8 }]);
  await desk.sent(own.id);
});

test('words are found as people type them', async () => {
  await writes(contact, desk, 'נפגשים בתל־אביב, ליד צה״ל 12');
  await writes(contact, desk, 'The Café opens at nine');
  for (const q of ['תל אביב', 'תל-אביב', 'צהל', 'צה"ל', 'נפג', 'אביב תל', 'בְּתֵל'])
    assert.deepEqual(await texts(q), ['נפגשים בתל־אביב, ליד צה״ל 12'], q);
  for (const q of ['cafe', 'CAFÉ nine', 'ope', 'the caf o'])
    assert.deepEqual(await texts(q), ['The Café opens at nine'], q);
  for (const q of ['afe', 'cafe ten', 'סוכות']) assert.deepEqual(await texts(q), [], q);
});

test('filters and pages', async () => {
  assert.deepEqual(await texts('חשבונית', { account: shop.id }), ['איפה חשבונית מאי?']);
  assert.deepEqual(await texts('חשבונית', { chat: jid(other.pn) }), ['איפה חשבונית מאי?']);
  assert.deepEqual(await texts('חשבונית', { chat: '+' + contact.pn, account: desk.id }), ['שלחתי לך את החשבונית', 'החשבונית של אפריל מוכנה']);
  assert.deepEqual(await texts('חשבונית', { to: '2020-01-01T00:00:00Z' }), []);
  assert.equal((await texts('חשבונית', { from: '2020-01-01T00:00:00Z' })).length, 3);
  const got = [];
  let cursor;
  do {
    const page = await search('חשבונית', { limit: 1, ...cursor && { cursor } });
    got.push(...page.items.map(m => m.id));
    cursor = page.next_cursor;
  } while (cursor);
  assert.equal(new Set(got).size, 3);
});

test('what cannot be looked for is said', async () => {
  const wrong = async (query, field, status = 422) => {
    const answer = await stage.call('GET', `/api/v1/messages/search?${new URLSearchParams(query)}`);
    assert.equal(answer.status, status, JSON.stringify(answer.body));
    if (field) assert.deepEqual(answer.body.errors.map(e => e.field), [field]);
  };
  await wrong({}, 'q');
  await wrong({ q: '' }, 'q');
  await wrong({ q: '?!' }, 'q');
  await wrong({ q: 'a' }, 'q');
  await wrong({ q: 'x'.repeat(201) }, 'q');
  await wrong({ q: 'aa bb cc dd ee ff gg hh ii jj kk' }, 'q');
  await wrong({ q: 'ab', cursor: 'zzz' }, 'cursor');
  await wrong({ q: 'ab', from: 'yesterday' }, 'from');
  await wrong({ q: 'ab', chat: 'nobody' }, 'chat');
  await wrong({ q: 'ab', limit: '501' }, 'limit');
  await wrong({ q: 'ab', account: 'nobody' }, undefined, 404);
  // what FTS5 would take for its own words is a word like any other
  for (const q of ['" OR words', 'NEAR(aa bb)', "x' -- drop", 'aa AND NOT bb', 'words:aa*'])
    assert.deepEqual(await texts(q), [], q);
});

test('edits and deletions change what is found', async () => {
  const first = await writes(contact, desk, 'see you at the lighthouse');
  assert.equal((await texts('lighthouse')).length, 1);
  await contact.client.send(jid(desk.pn), { text: 'see you at the harbour', edit: first.key });
  await until(async () => (await texts('harbour')).length === 1, 'the edit to be found');
  assert.deepEqual(await texts('lighthouse'), []);
  await contact.client.send(jid(desk.pn), { delete: first.key });
  await until(async () => (await texts('harbour')).length === 0, 'the deletion');
});

test('captions of cards, places and polls are found too', async () => {
  await contact.client.send(jid(desk.pn), { poll: { name: 'Which pasture?', values: ['the meadow', 'the hill'], selectableCount: 1 } });
  await contact.client.send(jid(desk.pn), { location: { degreesLatitude: 32.1, degreesLongitude: 34.8, name: 'Windmill Cafe' } });
  await contact.client.send(jid(desk.pn), { contacts: { displayName: 'Tamar', contacts: [{ displayName: 'Tamar Levi', vcard: 'BEGIN:VCARD\nVERSION:3.0\nFN:Tamar Levi\nEND:VCARD' }] } });
  for (const [q, type] of [['pasture', 'poll'], ['meadow', 'poll'], ['windmill', 'location'], ['tamar', 'contact']]) {
    const found = await until(async () => { const { items } = await search(q); return items.length === 1 && items[0]; }, q);
    assert.equal(found.type.replace(/s$/, ''), type);
  }
});

test('past messages are found, and everything still is after a kill', async () => {
  const t = Math.floor(Date.now() / 1000) - 9000;
  const phone = desk.phone.phone;
  const blob = phone.historyBlob(proto.HistorySync.HistorySyncType.RECENT, [{ id: jid(contact.pn), messages: [{ message: { key: { remoteJid: jid(contact.pn), fromMe: false, id: 'PAST1' }, message: { conversation: 'the old almanac' }, messageTimestamp: t } }] }]);
  await phone.sendHistory(stage.control.dev(desk.pn), proto.HistorySync.HistorySyncType.RECENT, blob);
  await until(async () => (await texts('almanac')).length === 1, 'the past message');
  await writes(contact, desk, 'a fresh almanac');
  await stage.kill();
  await stage.start();
  assert.deepEqual(await texts('almanac'), ['a fresh almanac', 'the old almanac']);
});

test('the index holds none of the words', async () => {
  await stage.stop();
  const script = `
import json, sqlite3, sys
db = sqlite3.connect(sys.argv[1])
rows = []
for (name,) in db.execute("select name from sqlite_master where type = 'table' and name like 'search%' and sql not like 'create virtual%'").fetchall():
    for row in db.execute(f'select * from "{name}"'):
        rows.append(b'|'.join(v if isinstance(v, bytes) else str(v).encode() for v in row))
print(json.dumps({'size': sum(map(len, rows)), 'found': [w for w in sys.argv[2:] if any(w.encode() in r for r in rows)]}))`;
  const words = ['חשבונית', 'חשב', 'אביב', 'cafe', 'almanac', 'alma', 'pasture', 'windmill', 'tamar', 'lighthouse', 'harbour'];
  const { size, found } = JSON.parse(execFileSync('python3', ['-c', script, stage.file('profile/gesher.db'), ...words]));
  assert.ok(size > 1000);
  assert.deepEqual(found, []);
  await stage.start();
});

test('a wiped number is found no more, another one still is', async () => {
  await stage.must(204, 'DELETE', shop.path);
  assert.deepEqual(await texts('חשבונית'), ['שלחתי לך את החשבונית', 'החשבונית של אפריל מוכנה']);
  await desk.behaved();
});
