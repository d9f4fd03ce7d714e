// SPDX-License-Identifier: GPL-3.0-or-later
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Stage, until } from './stage.js';
import { FUZZ } from '../lib/fuzz.js';

let stage, accounts, friend;
before(async () => {
  stage = await (await Stage.open()).start();
  accounts = [];
  for (let i = 0; i < 5; i++) accounts.push(await stage.paired(`Number ${i + 1}`));
  friend = stage.number({ name: 'Friend' });
});
after(() => stage.close());

test('five numbers talk to each other and none in the name of another', async () => {
  for (const from of accounts)
    for (const to of accounts)
      if (from !== to) await from.send(to.pn, `${from.pn} to ${to.pn}`);
  for (const from of accounts)
    for (const to of accounts)
      if (from !== to) await to.got(from.pn, `${from.pn} to ${to.pn}`, 30000);
});

test('while one is fed rubbish the other four answer within a second (p99)', async () => {
  const [victim, ...others] = accounts;
  let fuzzing = true;
  const fuzz = (async () => {
    const kinds = [...Object.keys(FUZZ), 'bad-frame', 'half-frame'];
    for (let i = 0; fuzzing; i++) {
      try { stage.fault('fuzz', victim, { what: kinds[i % kinds.length], from: `${friend.pn}@s.whatsapp.net` }); } catch { /* it is not connected at this moment */ }
      await new Promise(resolve => setTimeout(resolve, 5));
    }
  })();
  const times = [];
  for (let i = 0; i < 60; i++)
    for (const account of others) {
      const begun = performance.now();
      const m = await account.send(friend.pn, `probe ${i}`);
      await account.sent(m.id, 'sent');
      times.push(performance.now() - begun);
    }
  fuzzing = false;
  await fuzz;
  times.sort((a, b) => a - b);
  const p99 = times[Math.floor(times.length * 0.99)];
  assert.ok(p99 < 1000, `p99 was ${p99.toFixed(0)} ms`);
  for (const account of others) assert.equal((await account.state()).state, 'connected');
  await victim.connect();
  await victim.reaches('connected', 30000);
  await friend.phone.text(victim.pn, 'still there?');
  await victim.got(friend.pn, 'still there?', 30000);
});

test('all of them come back after a restart', async () => {
  await stage.stop();
  await stage.start();
  for (const account of accounts) await account.reaches('connected');
});

test('stopping and deleting end in time, also on a frozen line', async () => {
  const [first, second] = accounts;
  stage.fault('freeze', first);
  stage.fault('freeze', second);
  let begun = Date.now();
  await stage.must(202, 'POST', `${first.path}/disconnect`, {});
  await first.reaches('stopped', 5000);
  assert.ok(Date.now() - begun < 5000);
  begun = Date.now();
  await stage.must(204, 'DELETE', second.path);
  assert.ok(Date.now() - begun < 5000);
});
