// SPDX-License-Identifier: GPL-3.0-or-later
// A web hook's far side: a real HTTP server whose behaviour a scene changes as it goes.
import http from 'node:http';
import { once } from 'node:events';

export class Receiver {
  /** Listens on a free port, or on `port` again after `close`. */
  static async open(port = 0) {
    const receiver = new Receiver();
    receiver.got = [];
    receiver.answer = receiver.accepted;
    await receiver.listen(port);
    return receiver;
  }

  accepted = (request, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ status: 'Success: request sent to trigger execution server', id: 'run' + this.got.length }));
  status = (code, headers = {}, body = '') => (request, response) => response.writeHead(code, headers).end(body);
  hang = () => {};

  async listen(port) {
    this.server = http.createServer((request, response) => {
      const chunks = [];
      request.on('data', chunk => chunks.push(chunk));
      request.on('end', () => {
        const raw = Buffer.concat(chunks);
        const entry = { path: request.url, method: request.method, headers: request.headers, raw, body: JSON.parse(raw), at: Date.now() };
        this.got.push(entry);
        this.answer(entry, response);
      });
    });
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = this.server.address().port;
  }
  url(path = '/hooks/loc/webhook-trigger/0123-4567') { return `http://127.0.0.1:${this.port}${path}`; }
  /** Connections are refused from now on. */
  async close() {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
  texts() { return this.got.map(g => g.body.data?.message ?? g.body.data?.text); }
}
