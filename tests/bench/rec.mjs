// SPDX-License-Identifier: GPL-3.0-or-later
// .rec files: a sequence of [u32 little-endian length][bytes]. Nothing else.
import fs from 'node:fs';
import path from 'node:path';
import crypto from 'node:crypto';

export const u32 = (n) => {
  const b = Buffer.alloc(4);
  b.writeUInt32LE(n >>> 0);
  return b;
};
export function writeRec(file, items) {
  const parts = [];
  for (const it of items) {
    const b = typeof it === 'string' ? Buffer.from(it) : Buffer.from(it);
    parts.push(u32(b.length), b);
  }
  writeBin(file, Buffer.concat(parts));
}
export function writeBin(file, buf) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, buf);
}
export function readRec(file) {
  const b = fs.readFileSync(file);
  const out = [];
  for (let o = 0; o < b.length;) {
    const n = b.readUInt32LE(o);
    out.push(b.subarray(o + 4, o + 4 + n));
    o += 4 + n;
  }
  return out;
}
// Deterministic bytes: AES-256-CTR keystream, key = SHA-256("perf-inputs/<seed>/<label>"), IV = 0.
export class Rng {
  constructor(label, seed = 1) {
    const key = crypto.createHash('sha256').update(`perf-inputs/${seed}/${label}`).digest();
    this.c = crypto.createCipheriv('aes-256-ctr', key, Buffer.alloc(16));
  }
  bytes(n) {
    return this.c.update(Buffer.alloc(n));
  }
  u32() {
    return this.bytes(4).readUInt32LE(0);
  }
  int(n) {
    return this.u32() % n;
  }
  hex(n) {
    return this.bytes(n).toString('hex').toUpperCase();
  }
  digits(n) {
    let s = String(1 + this.int(9));
    while (s.length < n) s += this.int(10);
    return s;
  }
  pick(a) {
    return a[this.int(a.length)];
  }
}
