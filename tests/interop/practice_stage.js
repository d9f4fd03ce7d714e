// SPDX-License-Identifier: GPL-3.0-or-later
// The practice network as a process of its own, gesherd on it, and Baileys clients that nobody changed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { BaileysClient } from '../peer/lib/baileys-client.js';
import { Stage, timing, until } from '../peer/scenes/stage.js';

export class PracticeStage extends Stage {
  static async open() {
    const stage = new PracticeStage();
    stage.directory = fs.mkdtempSync(path.join(os.tmpdir(), 'gesher-interop-'));
    stage.token = crypto.randomBytes(32).toString('hex');
    stage.write('token', stage.token + '\n');
    stage.clients = [];
    await stage.startNetwork();
    await stage.ask('pace', { reading_ms: 50, writing_ms: 50 });
    return stage;
  }

  /** Starts gesher-sim; the second time on the port of the first. */
  async startNetwork() {
    this.network = spawn(process.env.GESHER_SIM, ['--state', this.file('practice'), '--port', String(this.port ?? 0)], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.answers = new Map();
    this.happened = [];
    this.asked = 0;
    const lines = readline.createInterface({ input: this.network.stdout });
    const ready = new Promise(resolve => lines.on('line', text => {
      const line = JSON.parse(text);
      if (line.event === 'ready') resolve(line);
      else if (line.event) this.happened.push(line);
      else { this.answers.get(line.answers)?.(line); this.answers.delete(line.answers); }
    }));
    const { network, own_phone } = await ready;
    this.ownPhone = own_phone;
    this.port = new URL(network.chat_url).port;
    this.info = { ws: network.chat_url, noiseRootPublicKey: network.noise_root_key, mediaHttp: 'http://127.0.0.1:9' };
    this.write('network.json', JSON.stringify({ ...network, timing }));
  }
  async stopNetwork() {
    this.network.stdin.end();
    await once(this.network, 'exit');
  }

  /** One wish to the people of the network. */
  async ask(what, wish = {}) {
    const id = ++this.asked;
    const answer = new Promise(resolve => this.answers.set(id, resolve));
    this.network.stdin.write(JSON.stringify({ ...wish, do: what, id }) + '\n');
    const line = await answer;
    if (!line.ok) throw new Error(`${what}: ${line.error}`);
    return line;
  }
  letters(phone) { return this.ask('letters', { phone }).then(l => l.letters); }

  /** A number of Gesher, paired with a new practice phone. */
  async number(label, byCode = false) {
    const { phone } = await this.ask('add', { name: label });
    const { id } = await this.must(201, 'POST', '/api/v1/accounts', { label });
    const base = `/api/v1/accounts/${id}`;
    if (byCode) {
      const { code } = await this.must(200, 'POST', `${base}/pairing/code`, { phone: '+' + phone });
      await this.ask('type_code', { phone, code });
    } else {
      await this.must(202, 'POST', `${base}/connect`, {});
      const { qr } = await until(async () => { const p = await this.get(`${base}/pairing`); return p.qr && p; }, 'a code');
      await this.ask('scan', { phone, code: qr });
    }
    await this.reaches(id, 'connected');
    await this.must(200, 'PUT', `${base}/limits`, { per_minute: 0, reply_gap_s: 0, jitter_s: 0 });
    return { id, phone, path: base };
  }

  /** A Baileys companion, paired with a new practice phone. */
  async baileys(name, byCode = false) {
    const { phone } = await this.ask('add', { name });
    const client = new BaileysClient(this.info, { config: { syncFullHistory: false, shouldSyncHistoryMessage: () => false, keepAliveIntervalMs: 3000 } });
    this.clients.push(client);
    await client.start();
    await client.until(() => client.qr, 15000, 'a QR code');
    if (byCode) {
      const code = await client.sock.requestPairingCode(phone);
      // Baileys tells its code before the server has heard of it
      await until(() => this.ask('type_code', { phone, code }), 'the code to be taken');
    }
    else await this.ask('scan', { phone, code: client.qr });
    await client.until(() => client.state === 'open' && client.jid, 15000, 'an open line');
    client.number = phone;
    return client;
  }

  async close() {
    for (const client of this.clients) await client.stop();
    if (this.process?.exitCode === null && this.process.signalCode === null) await this.stop();
    await this.stopNetwork();
    fs.rmSync(this.directory, { recursive: true, force: true });
  }
}
export { until };
