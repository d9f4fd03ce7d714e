// SPDX-License-Identifier: GPL-3.0-or-later
// How costs grow: with the messages that are stored, and with the numbers that are connected. Each figure comes from a
// program of its own, run at several sizes; the last column is how much larger the largest is than the smallest.
// Usage: node growth.mjs BUILD_FOLDER [--messages 10000,100000,1000000] [--accounts 1,10,100]   (prints a table)
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const build = path.resolve(process.argv[2]);
const listed = (name, usual) => {
  const at = process.argv.indexOf(name);
  return (at > 0 ? process.argv[at + 1] : usual).split(',').filter(Boolean).map(Number);
};
const messages = listed('--messages', '10000,100000,1000000');
const accounts = listed('--accounts', '1,10,100');

function run(program, args, environment = {}) {
  const done = spawnSync(program, args, { encoding: 'utf8', env: { ...process.env, ...environment }, maxBuffer: 1 << 26 });
  // the idle service answers with its figures also when it is over its goal for five numbers
  if (!done.stdout?.trimStart().startsWith('{')) throw new Error(`${program} ${args.join(' ')}: ${done.stderr}`);
  return JSON.parse(done.stdout);
}

const shown = value => value === undefined ? '' : value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
function table(title, sizes, results, rows) {
  console.log(`\n| ${title} | ${sizes.map(n => n.toLocaleString('en')).join(' | ')} | law | grows |\n|---|${sizes.map(() => '---:').join('|')}|---|---:|`);
  for (const [name, of, law] of rows) {
    const values = results.map(of);
    const first = values[0], last = values.at(-1);
    console.log(`| ${name} | ${values.map(shown).join(' | ')} | ${law} | ${first > 0 ? (last / first).toFixed(2) + ' x' : ''} |`);
  }
}

if (messages.length > 0) {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'gesher-growth-'));
  try {
    const results = messages.map(count => {
      console.error(`a chat of ${count} messages`);
      const result = run(path.join(build, 'tests/bench/gesher-bench-inbox'), ['--messages', String(count), '--profile', path.join(scratch, String(count))], { QT_QPA_PLATFORM: 'offscreen' });
      fs.rmSync(path.join(scratch, String(count)), { recursive: true, force: true });
      return result;
    });
    table('with the messages of one chat', messages, results, [
      ['opened the first time, ms', r => r.open_first_ms, 'under 50'],
      ['opened again, p50, ms', r => r.open.wall_ms.p50, 'under 50'],
      ['an older page, p50, ms', r => r.page.wall_ms.p50, '1.2 x'],
      ['scrolled up: a frame, p50 / ms', r => r.up.frame.wall_ms.p50, ''],
      ['scrolled up: a frame, p99 / ms', r => r.up.frame.wall_ms.p99, 'under 8.3'],
      ['scrolled up: a frame, the longest / ms', r => r.up.frame.wall_ms.max, 'under 16.7'],
      ['scrolled down: a frame, p99 / ms', r => r.down.frame.wall_ms.p99, 'under 8.3'],
      ['rows held', r => Math.max(r.up.most_rows_held, r.down.most_rows_held), '1.2 x'],
      ['a rare word found, p50, ms', r => r.search.rare_word.wall_ms.p50, 'under 5'],
      ['two common words found, p50, ms', r => r.search.two_common_words.wall_ms.p50, 'under 30'],
      ['nothing found, p50, ms', r => r.search.no_such_word.wall_ms.p50, 'under 5'],
      ['a message written, us of processor', r => r.write_cpu_us, '1.2 x'],
      ['a message indexed, us of processor', r => r.index_cpu_us, ''],
      ['bytes on disk a message', r => r.bytes_per_message, 'under 530'],
      ['memory with the chat open, MiB', r => r.memory_scrolled.rss_mib, '1.2 x'],
    ]);
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}
if (accounts.length > 0) {
  const idle = path.join(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), 'idle.mjs');
  const results = accounts.map(count => {
    console.error(`${count} connected numbers`);
    return run(process.execPath, [idle, build, String(count)]);
  });
  const extra = r => (r.anonymous_kib - results[0].anonymous_kib) / Math.max(1, r.accounts - results[0].accounts);
  table('with the numbers that are connected', accounts, results, [
    ['memory, MiB', r => r.rss_kib / 1024, ''],
    ['of it for each further number, KiB', extra, 'under 300'],
    ['threads', r => r.threads, '1 x'],
    ['open files for each number', r => r.files / r.accounts, 'at most 3 more each'],
    ['processor, percent', r => r.cpu_percent, ''],
    ['wake-ups in a second for each number', r => r.wake_ups_per_second / r.accounts, ''],
  ]);
}
