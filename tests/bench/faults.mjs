// SPDX-License-Identifier: GPL-3.0-or-later
// What gesherd holds after each fault of a network at its worst: ten of each in a row, with messages both ways, then a
// rest, then the memory against before.
// Usage: node faults.mjs BUILD_FOLDER [rest in seconds]   (prints a table; fails above the limit)
import fs from 'node:fs';
import path from 'node:path';

const MOST_MIB = 4;
const MOST_FILES = 2; // connections to the media host and of REST stay open for a while
const ROUNDS = 10;
const rest = Number(process.argv[3] ?? 10) * 1000;
process.env.GESHERD = path.join(path.resolve(process.argv[2]), 'app/gesherd/gesherd');
const { Stage, until } = await import('../peer/scenes/stage.js');
const { FUZZ } = await import('../peer/lib/fuzz.js');

const pause = ms => new Promise(resolve => setTimeout(resolve, ms));
const memory = pid => Number(fs.readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)[1]) / 1024;
const descriptors = pid => fs.readdirSync(`/proc/${pid}/fd`).length;

const stage = await (await Stage.open()).start();
const { pid } = stage.process;
const account = await stage.paired('Front desk');
const friend = stage.number({ name: 'Avi' });
let count = 0;
/** A text each way; both arrive. */
async function alive() {
  const text = `text ${++count}`;
  await stage.control.sendPhone(friend.pn, { to: account.pn, type: 'text', text });
  await account.got(friend.pn, text, 30000);
  const m = await account.send(friend.pn, `answer ${count}`);
  await account.sent(m.id, 'delivered', 30000);
}
const again = () => account.reaches('connected', 30000);
const during = (kind, more) => async () => { const f = stage.fault(kind, account, more); await alive(); stage.peer.faults.remove(f.id); };
const file = (what, bytes = 2_000_000) => async () => {
  stage.peer.media.fail.push({ method: 'GET', kind: 'image', what, count: 1 });
  await stage.control.sendPhone(friend.pn, { to: account.pn, type: 'image', data: Buffer.alloc(bytes, ++count).toString('base64'), caption: `file ${count}` });
  await until(async () => (await account.messages(friend.pn)).some(m => m.caption === `file ${count}`), 'the message', 30000);
  await alive();
};
const faults = {
  'nothing at all': alive,
  'the line dies': async () => { stage.fault('drop', account); await again(); await alive(); },
  'a line that is closed': async () => { stage.fault('close', account); await again(); await alive(); },
  'a line that freezes': async () => { stage.fault('freeze', account, { ms: 1500 }); await pause(1500); await again(); await alive(); },
  'a message twice': during('duplicate'),
  'messages in another order': async () => {
    const f = stage.fault('reorder', account, { n: 2 });
    for (let i = 0; i < 2; i++) await stage.control.sendPhone(friend.pn, { to: account.pn, type: 'text', text: `order ${++count}` });
    await account.got(friend.pn, `order ${count}`, 30000);
    stage.peer.faults.remove(f.id);
    await alive();
  },
  'a message that cannot be read': during('undecryptable'),
  'a lost ack': during('ack-drop'),
  'a late ack': during('ack-delay', { ms: 500 }),
  'a frame that is broken': async () => { stage.fault('corrupt-frame', account); await alive(); await again(); },
  'a question that is refused': during('iq-error', { code: 500 }),
  'a question without an answer': during('iq-drop'),
  'a message that is refused': async () => {
    stage.fault('message-error', account, { code: 479 });
    await account.send(friend.pn, `refused ${++count}`);
    await pause(200);
    await alive();
  },
  'a device list that is wrong': during('phash'),
  'a picture that is cut': file('cut'),
  'a picture that is spoilt': file('spoil'),
  'a picture without an end': file('endless'),
  'protobufs that are none': async () => {
    for (const what of ['truncated-protobuf', 'random-protobuf', 'empty-protobuf', 'deep-protobuf']) await stage.control.send(friend.pn, { type: 'hostile', what, to: account.pn });
    await alive();
  },
};
for (const what of Object.keys(FUZZ))
  faults[`garbage: ${what}`] = async () => { stage.fault('fuzz', account, { what, from: `${friend.pn}@s.whatsapp.net` }); await pause(50); await again(); await alive(); };

const rows = [];
try {
  for (let i = 0; i < 100; i++) await alive(); // what the program holds for a conversation is there
  for (const [name, happen] of Object.entries(faults)) {
    if (process.env.ONLY && !name.includes(process.env.ONLY)) continue;
    await again();
    const before = memory(pid), open = descriptors(pid);
    for (let i = 0; i < ROUNDS; i++) await happen();
    await pause(rest);
    rows.push({ fault: name, mib_before: +before.toFixed(1), mib_more: +(memory(pid) - before).toFixed(2), files_more: descriptors(pid) - open });
    console.error(JSON.stringify(rows.at(-1)));
  }
} finally {
  stage.peer.media.fail.length = 0;
  await stage.close();
}
console.table(rows);
const bad = rows.filter(r => r.mib_more > MOST_MIB || r.files_more > MOST_FILES);
if (bad.length) console.error(`more than ${MOST_MIB} MiB, or files left open: ${bad.map(r => r.fault).join(', ')}`);
process.exit(bad.length ? 1 : 0);
