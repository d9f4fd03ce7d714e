// SPDX-License-Identifier: GPL-3.0-or-later
// Calls: said, logged, turned away when somebody wants that, never taken.
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { Stage, until } from './stage.js';

let stage, account, dana;
const jidOf = pn => `${pn}@s.whatsapp.net`;
const lines = async () => (await account.messages(dana.pn)).filter(m => m.type === 'system' && /^call_/.test(m.system.event));
/** One stanza of a call as the network brings it. */
function brings(tag, id, attrs = {}, content = [], outer = {}) {
  const device = [...stage.peer.account(account.pn).devices.values()].find(d => d.id);
  stage.peer.deliver(device, { tag: 'call', attrs: { from: jidOf(dana.pn), id: crypto.randomBytes(8).toString('hex').toUpperCase(), t: String(Math.floor(Date.now() / 1000)), ...outer }, content: [{ tag, attrs: { 'call-id': id, 'call-creator': jidOf(dana.pn), ...attrs }, content }] });
}
before(async () => {
  stage = await (await Stage.open()).start();
  account = await stage.paired('Front desk');
  dana = await stage.contact({ name: 'Dana' });
  await dana.client.send(jidOf(account.pn), { text: 'hello' });
  await until(async () => (await account.messages(dana.pn)).length === 1, 'the message');
});
after(() => stage.close());

test('a call that nobody takes is a line of the chat, and was missed', async () => {
  brings('offer', 'CALL1');
  const [ringing] = await until(async () => (await lines()).length === 1 && lines(), 'the call');
  assert.equal(ringing.system.event, 'call_ringing');
  assert.equal(ringing.system.text, 'voice');
  assert.equal(ringing.from, jidOf(dana.pn));
  brings('terminate', 'CALL1', { reason: 'timeout' });
  await until(async () => (await lines()).at(-1).system.event === 'call_missed', 'its end');
  assert.equal((await lines()).at(-1).id, ringing.id, 'the same line');
});

test('one that another device takes was answered', async () => {
  brings('offer', 'CALL2', {}, [{ tag: 'video', attrs: {} }]);
  await until(async () => (await lines()).length === 2, 'the call');
  assert.equal((await lines()).at(-1).system.text, 'video');
  brings('terminate', 'CALL2', { reason: 'accepted_elsewhere' });
  await until(async () => (await lines()).at(-1).system.event === 'call_answered', 'its end');
});

test('a call is turned away when a person wants that', async () => {
  brings('offer', 'CALL3');
  await until(async () => (await lines()).length === 3, 'the call');
  const line = (await lines()).at(-1);
  const answer = await stage.must(200, 'POST', `/api/v1/messages/${line.id}/reject_call`, undefined);
  assert.equal(answer.system.event, 'call_rejected');
  const said = await until(() => stage.peer.log.find(e => e.dir === 'in' && e.node.tag === 'call'), 'the no');
  const [reject] = said.node.content;
  assert.equal(said.node.attrs.to, jidOf(dana.pn));
  assert.deepEqual([reject.tag, reject.attrs['call-id'], reject.attrs['call-creator'], reject.attrs.count], ['reject', 'CALL3', jidOf(dana.pn), '0']);
  assert.equal((await stage.call('POST', `/api/v1/messages/${line.id}/reject_call`)).status, 404, 'it is over');
});

test('nothing but acks was said to the others', () => {
  assert.equal(stage.peer.log.filter(e => e.dir === 'in' && e.node.tag === 'call').length, 1);
  const acks = stage.peer.log.filter(e => e.dir === 'in' && e.node.tag === 'ack' && e.node.attrs.class === 'call' && e.device?.startsWith(account.pn));
  assert.equal(acks.length, 5);
});

test('one that rang when the program was killed was missed', async () => {
  const acked = () => stage.peer.log.filter(e => e.dir === 'in' && e.node.tag === 'ack' && e.node.attrs.class === 'call' && e.device?.startsWith(account.pn)).length;
  const before = acked();
  brings('offer', 'CALL4');
  await until(() => acked() === before + 1, 'its ack: it is on disk, and does not come again');
  await until(async () => (await lines()).length === 4, 'the call');
  await stage.kill();
  await stage.start();
  await account.reaches('connected');
  await until(async () => (await lines()).at(-1).system.event === 'call_missed', 'its end');
});

test('a call that comes twice, and one that is none, change nothing', async () => {
  brings('offer', 'CALL4');
  brings('offer', '');
  brings('terminate', 'NEVER');
  brings('nonsense', 'CALL9');
  await dana.client.send(jidOf(account.pn), { text: 'still there' });
  await until(async () => (await account.messages(dana.pn)).some(m => m.text === 'still there'), 'a later message');
  assert.equal((await lines()).length, 4);
});
