// SPDX-License-Identifier: GPL-3.0-or-later
// The signed prekey of a number is another one each month, and what was sealed with the former one is still read.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Stage, until } from './stage.js';

const DAY = 86400;
let stage, account, contact;
const device = () => [...stage.peer.account(account.pn).devices.values()].find(d => d.id);
const rotated = () => stage.peer.counters.skey_rotated || 0;
async function startLater(days) {
  await stage.stop();
  stage.options.profile = { ...stage.options.profile, clock_offset_s: days * DAY };
  stage.write('network.json', JSON.stringify(stage.profile()));
  stage.peer.opts.clockSkewSec = days * DAY;
}
before(async () => {
  stage = await (await Stage.open()).start();
  account = await stage.paired('Front desk');
  contact = await stage.contact({ name: 'Dana' });
});
after(() => stage.close());

test('within a month it stays', async () => {
  const first = device().skey.id;
  await startLater(29);
  await stage.start();
  await account.reaches('connected');
  await contact.client.send(`${account.pn}@s.whatsapp.net`, { text: 'after 29 days' });
  await account.got(contact.pn, 'after 29 days');
  assert.equal(device().skey.id, first);
  assert.equal(rotated(), 0);
});

test('one that the server did not take is the one that is offered again', async () => {
  const first = device().skey.id;
  await startLater(31);
  const refused = stage.fault('iq-error', account, { xmlns: 'encrypt', child: 'rotate', code: 500, text: 'internal-server-error' });
  await stage.start();
  await account.reaches('connected');
  await until(() => stage.peer.log.some(e => e.dir === 'in' && e.node.tag === 'iq' && JSON.stringify(e.node).includes('"rotate"')), 'the offer');
  assert.equal(device().skey.id, first, JSON.stringify(refused));
  await stage.stop();
  // somebody who never wrote before seals with the former one while nobody is here
  const stranger = await stage.contact({ name: 'Stranger' });
  await stranger.client.send(`${account.pn}@s.whatsapp.net`, { text: 'with the former key' });
  await stage.start();
  await account.reaches('connected');
  await until(() => rotated() === 1, 'the word of the server');
  assert.equal(device().skey.id, first + 1, 'no third one was made');
  await account.got(stranger.pn, 'with the former key');
  const newcomer = await stage.contact({ name: 'Newcomer' });
  await newcomer.client.send(`${account.pn}@s.whatsapp.net`, { text: 'with the new key' });
  await account.got(newcomer.pn, 'with the new key');
});

test('and it is enough for another month', async () => {
  await stage.stop();
  await stage.start();
  await account.reaches('connected');
  await stage.must(202, 'POST', `${account.path}/restart`, {});
  await account.reaches('connected');
  assert.equal(rotated(), 1);
  await account.behaved();
});
