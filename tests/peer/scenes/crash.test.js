// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 in the middle of traffic: nothing lost, nothing twice, no session broken.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Stage, phoneTexts, until } from './stage.js';

let stage, account, friend;
before(async () => {
  stage = await (await Stage.open()).start();
  account = await stage.paired('Front desk');
  friend = stage.number({ name: 'Friend' });
});
after(() => stage.close());

test('ten kills in the middle of traffic both ways', async () => {
  const incoming = [], outgoing = [];
  for (let round = 0; round < 10; round++) {
    for (let i = 0; i < 12; i++) {
      incoming.push(`in ${round}.${i}`);
      outgoing.push(`out ${round}.${i}`);
      await friend.phone.text(account.pn, incoming.at(-1));
      await account.send(friend.pn, outgoing.at(-1));
    }
    await stage.kill();
    await stage.start();
  }
  await account.reaches('connected');
  await account.got(friend.pn, incoming.at(-1), 30000);
  await until(() => phoneTexts(stage, friend.pn).includes(outgoing.at(-1)), 'the last message', 60000);
  assert.deepEqual([...new Set(await account.texts(friend.pn))].sort(), [...incoming].sort(), 'lost on the way in');
  assert.equal((await account.texts(friend.pn)).length, incoming.length, 'doubled on the way in');
  await until(() => phoneTexts(stage, friend.pn).length >= outgoing.length, 'every message', 60000);
  assert.deepEqual(phoneTexts(stage, friend.pn).sort(), [...outgoing].sort(), 'lost or doubled on the way out');
  await account.behaved();
});

test('a request that was answered before the kill has the same answer after it', async () => {
  const headers = { 'idempotency-key': 'order-1001' };
  const first = await account.send(friend.pn, 'exactly once', {}, headers);
  await stage.kill();
  await stage.start();
  const second = await account.send(friend.pn, 'exactly once', {}, headers);
  assert.equal(second.id, first.id);
  await account.sent(first.id);
  assert.equal(phoneTexts(stage, friend.pn).filter(t => t === 'exactly once').length, 1);
});

test('requests that the kill cut off are repeated under their key and happen once', async () => {
  const post = i => account.send(friend.pn, `cut off ${i}`, {}, { 'idempotency-key': `cut-${i}` });
  const cut = Array.from({ length: 40 }, (_, i) => post(i).catch(() => null));
  await cut[3];
  await stage.kill();
  await Promise.all(cut);
  await stage.start();
  await account.reaches('connected');
  for (let i = 0; i < 40; i++) await account.sent((await post(i)).id, 'delivered', 60000);
  const texts = phoneTexts(stage, friend.pn).filter(t => t.startsWith('cut off'));
  assert.deepEqual(texts.sort(), Array.from({ length: 40 }, (_, i) => `cut off ${i}`).sort());
});

test('an event reader that was away misses nothing', async () => {
  const events = await stage.events();
  await friend.phone.text(account.pn, 'seen live');
  await until(() => events.list.find(e => e.type === 'message.received' && e.data.text === 'seen live'), 'the event');
  const seq = events.list.at(-1).seq;
  events.close();
  await friend.phone.text(account.pn, 'while away');
  await account.got(friend.pn, 'while away');
  await stage.kill();
  await stage.start();
  const again = await stage.events(seq);
  await until(() => again.list.find(e => e.type === 'message.received' && e.data.text === 'while away'), 'the event');
  const seqs = again.list.map(e => e.seq);
  assert.ok(seqs.every((s, i) => s > (i ? seqs[i - 1] : seq)), 'seq grows');
  assert.equal(again.list.filter(e => e.data?.text === 'seen live' && e.type === 'message.received').length, 0);
  again.close();
});
