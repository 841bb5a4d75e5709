/** Stands between a connector and a server, and on demand answers as servers do on a bad day. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fault } from '../contracts/crm.ts';

export interface RudeProxy {
  readonly url: string;
  /** The next `times` requests of this kind are answered so; what they ask for is done all the same, save when `busy`. */
  be(what: 'read' | 'write', fault: Fault, times: number): void;
  close(): Promise<void>;
}

const bodyOf = async (request: IncomingMessage) => {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
};

/** @param kindOf what a request is; null where it is neither a read nor a write of records */
export async function openRudeProxy(
  target: string,
  kindOf: (path: string, body: string) => 'read' | 'write' | null,
): Promise<RudeProxy> {
  const faults = { read: { fault: 'busy' as Fault, left: 0 }, write: { fault: 'busy' as Fault, left: 0 } };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const kind = kindOf(request.url ?? '', body.toString());
    const planned = kind ? faults[kind] : null;
    const fault = planned && planned.left > 0 ? planned.fault : null;
    if (planned && fault) planned.left -= 1;
    if (fault === 'busy') {
      response.writeHead(429, { 'retry-after': '7' }).end('slow down');
      return;
    }
    const headers = Object.entries(request.headers).filter(
      ([name]) => !['host', 'connection', 'content-length'].includes(name),
    );
    const answer = await fetch(`${target}${request.url}`, {
      method: request.method ?? 'GET',
      headers: headers.map(([name, value]): [string, string] => [name, String(value)]),
      ...(body.length > 0 ? { body } : {}),
    });
    const text = await answer.text();
    if (fault === 'silent') return; // the connection stays open and nothing comes
    if (fault === 'broken')
      response.writeHead(500).end('Traceback (most recent call last):\n  File "/srv/odoo/http.py"');
    else if (fault === 'page')
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html><h1>Traceback</h1></html>');
    else response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' }).end(text);
  }

  const server: Server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    be(what, fault, times) {
      faults[what] = { fault, left: times };
    },
    close: () =>
      new Promise(done => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
