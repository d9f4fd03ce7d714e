// SPDX-License-Identifier: GPL-3.0-or-later
import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import { Stage, until } from './stage.js';

let stage;
before(async () => { stage = await (await Stage.open()).start(); });
after(() => stage.close());

test('a number is paired by scanning the code, and logs in', async () => {
  const account = await stage.paired('Scan');
  const view = await account.state();
  assert.equal(view.phone, '+' + account.pn);
  assert.equal(view.jid, `${account.pn}@s.whatsapp.net`);
  assert.equal(view.lid, account.phone.lidJid);
  assert.ok(view.device_id > 0);
  assert.equal((await stage.call('GET', `${account.path}/pairing`)).status, 404);
  await account.behaved();
});

test('a number is paired by typing the code on the phone', async () => {
  const { id } = await stage.must(201, 'POST', '/api/v1/accounts', { label: 'Code' });
  const phone = stage.number({ name: 'Code' });
  const { code } = await stage.must(200, 'POST', `/api/v1/accounts/${id}/pairing/code`, { phone: '+' + phone.pn });
  assert.match(code, /^[1-9A-Z]{4}-[1-9A-Z]{4}$/);
  assert.equal((await stage.account(id)).state, 'waiting_for_code');
  await phone.phone.enterCode(code.replace('-', ''));
  await stage.reaches(id, 'connected');
  assert.deepEqual(stage.violations(phone.pn), []);
});

for (const what of ['bad-hmac', 'bad-account-signature']) {
  test(`an identity with ${what} is refused and nothing is kept of it`, async () => {
    const { id } = await stage.must(201, 'POST', '/api/v1/accounts', { label: what });
    const phone = stage.number({ name: what });
    await stage.must(202, 'POST', `/api/v1/accounts/${id}/connect`, {});
    const { qr } = await until(async () => { const p = await stage.get(`/api/v1/accounts/${id}/pairing`); return p.qr && p; }, 'a code');
    const devices = stage.peer.account(phone.pn).devices.size;
    stage.fault('pair', null, { what });
    await phone.phone.scan(qr).catch(() => {});
    const view = await until(async () => { const a = await stage.account(id); return a.reason && a; }, 'a reason');
    assert.equal(view.jid, null);
    assert.equal(view.phone, null);
    assert.notEqual(view.state, 'connected');
    assert.equal(stage.peer.account(phone.pn).devices.size, devices);
    stage.control.J.faults.clear();
  });
}

test('a device that the phone removes is logged out, and pairs again with its history', async () => {
  const account = await stage.paired('Removed');
  const friend = stage.number({ name: 'Friend' });
  await friend.phone.text(account.pn, 'before the log-out');
  await account.got(friend.pn, 'before the log-out');
  stage.peer.removeDevice(stage.control.dev(account.pn), { reason: 'phone' });
  const view = await account.reaches('logged_out');
  assert.ok(view.reason.code);
  assert.equal((await stage.call('POST', `${account.path}/messages`, { to: '+' + friend.pn, type: 'text', text: 'x' })).status, 409);
  await stage.pair(account.id, account.phone);
  assert.deepEqual(await account.texts(friend.pn), ['before the log-out']);
  await friend.phone.text(account.pn, 'after it');
  await account.got(friend.pn, 'after it');
});

test('deleting an account logs its device out', async () => {
  const account = await stage.paired('Deleted');
  const device = stage.control.dev(account.pn).id;
  assert.equal((await stage.call('DELETE', account.path)).status, 204);
  await until(() => !stage.peer.account(account.pn).devices.has(device), 'the device to be gone');
  assert.equal((await stage.call('GET', account.path)).status, 404);
  assert.equal((await stage.call('DELETE', account.path)).status, 404);
});
