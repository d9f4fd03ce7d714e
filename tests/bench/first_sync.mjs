// SPDX-License-Identifier: GPL-3.0-or-later
// sync.first: what the first minutes of new numbers cost gesherd. The phone of each has past messages, names of contacts in its
// app state, and groups; all of that comes at once. Measured from outside, with the phones' own work in it.
// Usage: node first_sync.mjs BUILD_FOLDER [numbers] [chats] [messages a chat] [contacts] [groups] [members each]   (prints JSON)
import fs from 'node:fs';
import path from 'node:path';

const [numbers, chats, each, contacts, groups, members] = [1, 50, 1000, 5000, 50, 1024].map((usual, i) => Number(process.argv[3 + i] ?? usual));
const MOST_EXTRA_MIB = 64;
process.env.GESHERD = path.join(path.resolve(process.argv[2]), 'app/gesherd/gesherd');
const { Stage, until } = await import('../peer/scenes/stage.js');
const { createGroup } = await import('../peer/lib/groups.js');

const LONG = 600000;
const status = (pid, key) => Number(fs.readFileSync(`/proc/${pid}/status`, 'utf8').match(new RegExp(`${key}:\\s+(\\d+)`))[1]) / 1024;
const percentile = (list, share) => list.sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))];

const contactJid = i => `97259${String(i).padStart(7, '0')}@s.whatsapp.net`;
const contactName = i => `Contact ${i}`;
let people; // the members of all groups
/** A number whose phone has all that before anybody links a device. */
async function prepared(label) {
  const phone = stage.number({ name: label, history: { chats, messages: each } });
  people ??= Array.from({ length: members - 1 }, () => stage.number().pn);
  for (let i = 0; i < groups; i++) createGroup(stage.peer, stage.control.phone(people[0]).acct, `Group ${i}`, [phone.pn, ...people]);
  const named = Array.from({ length: contacts }, (_, i) => ({ index: ['contact', contactJid(i)], value: { contactAction: { fullName: contactName(i), firstName: contactName(i), saveOnPrimaryAddressbook: true } }, version: 2 }));
  await phone.phone.push('critical_unblock_low', named);
  for (const pn of people) await stage.control.phone(pn).run(async () => {}); // until it has heard of its groups
  return phone;
}

const stage = await (await Stage.open()).start();
try {
  const { pid } = stage.process;
  const phones = [];
  for (let i = 0; i < numbers; i++) phones.push(await prepared(`Number ${i + 1}`));
  // one small number first: what the program needs anyway is there before it counts
  await stage.paired('Before', { history: { chats: 1, messages: 10 } });
  const before = { rss: status(pid, 'VmRSS'), anonymous: status(pid, 'RssAnon') };
  fs.writeFileSync(`/proc/${pid}/clear_refs`, '5'); // the peak counts from here
  const begun = performance.now();
  const accounts = [];
  for (const [i, phone] of phones.entries()) accounts.push(await stage.paired(`Number ${i + 1}`, {}, phone));
  const paired = performance.now();

  const waits = [];
  let isOver = false;
  const asking = (async () => {
    while (!isOver) {
      const asked = performance.now();
      await stage.get(`${accounts[0].path}/chats?limit=50`);
      waits.push(performance.now() - asked);
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  })();
  const isThere = async account => {
    const { history } = await account.state();
    return history && !history.running && history.percent === 100 && history.messages >= chats * each;
  };
  const isNamed = async account => (await stage.call('GET', `${account.path}/contacts/${contactJid(contacts - 1)}`)).body.name === contactName(contacts - 1);
  const isGrouped = async account => (await stage.get(`${account.path}/groups?limit=500`)).items.filter(g => g.size === members).length === groups;
  const reached = async isDone => { // by all numbers
    for (const account of accounts) await until(() => isDone(account), 'the end of the first sync', LONG);
    return Math.round(performance.now() - begun);
  };
  const usable = until(async () => (await stage.get(`${accounts[0].path}/chats?limit=50`)).items.length > 0, 'the first chats', LONG).then(() => performance.now());
  const [messagesMs, contactsMs, groupsMs] = await Promise.all([isThere, isNamed, isGrouped].map(reached));
  const done = performance.now();
  isOver = true;
  await asking;
  const peak = status(pid, 'VmHWM');
  const out = {
    name: 'sync.first', numbers, messages: numbers * chats * each, contacts: numbers * contacts, groups: numbers * groups, members,
    pairing_ms: Math.round(paired - begun),
    usable_ms: Math.round(await usable - begun),
    messages_ms: messagesMs, contacts_ms: contactsMs, groups_ms: groupsMs,
    complete_ms: Math.round(done - begun),
    us_per_message: Math.round((done - begun) * 1000 / (numbers * chats * each)),
    rss_before_mib: +before.rss.toFixed(1), rss_peak_mib: +peak.toFixed(1), rss_after_mib: +status(pid, 'VmRSS').toFixed(1),
    answers: { count: waits.length, p50_ms: +percentile(waits, 0.5).toFixed(1), p99_ms: +percentile(waits, 0.99).toFixed(1), most_ms: +Math.max(...waits).toFixed(1) },
  };
  console.log(JSON.stringify(out, null, 1));
  if (peak - before.rss > MOST_EXTRA_MIB) {
    console.error(`more than ${MOST_EXTRA_MIB} MiB on top of what was there`);
    process.exitCode = 1;
  }
} finally {
  await stage.close();
}
process.exit();
