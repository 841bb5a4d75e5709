/** Slack's side of Socket Mode: a ticket for each connection, envelopes that want to be acknowledged, sockets that break. */
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';

interface Envelope {
  readonly envelope_id: string;
  readonly type: 'events_api' | 'slash_commands' | 'interactive';
  readonly payload: unknown;
  /** Whether the acknowledgement may say something, such as what is wrong in a form. */
  readonly accepts_response_payload: boolean;
  /** Of events only: nothing else is sent again. */
  readonly retry_attempt?: number;
  readonly retry_reason?: string;
}

export interface FakeSockets {
  /** How many connections there are. */
  count(): number;
  /** @returns where to connect, once */
  ticket(): string;
  /**
   * Sends what Slack would send over HTTP to one of the connections, each in turn.
   * @returns what came with the acknowledgement; null when none came
   */
  send(body: string): Promise<object | null>;
  /** Sends again the events that nobody acknowledged; Slack also does to whoever connects next. At most three times each. */
  redeliver(): Promise<void>;
  /** The connection breaks as soon as the next envelope is through. */
  cutAfterNext(): void;
  /** Asks everybody to connect anew. */
  refresh(reason: 'warning' | 'refresh_requested'): void;
  close(): void;
}

/** The same as Slack sends it over HTTP, in an envelope. */
function enveloped(body: string): Envelope {
  const envelope_id = randomUUID();
  if (body.startsWith('{')) {
    const payload = JSON.parse(body);
    return {
      envelope_id,
      type: 'events_api',
      payload,
      accepts_response_payload: false,
      retry_attempt: 0,
      retry_reason: '',
    };
  }
  const fields = Object.fromEntries(new URLSearchParams(body));
  return fields.payload
    ? { envelope_id, type: 'interactive', payload: JSON.parse(fields.payload), accepts_response_payload: true }
    : { envelope_id, type: 'slash_commands', payload: fields, accepts_response_payload: true };
}

/** @param refused what is wrong with acknowledgements. @param patience milliseconds until one is late; Slack's are 3000 */
export function openFakeSockets(server: Server, refused: string[], patience = 1000): FakeSockets {
  const upgrades = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const waiting = new Map<string, (payload: object | null) => void>();
  const accepting = new Map<string, boolean>();
  let missed: Envelope[] = [];
  let isNextCut = false;
  let sent = 0;
  const open = () => [...upgrades.clients].filter(socket => socket.readyState === WebSocket.OPEN);

  const acknowledged = (text: string) => {
    const { envelope_id: id, payload = {} } = JSON.parse(text);
    const accepts = accepting.get(id);
    if (accepts === undefined) refused.push('an envelope was acknowledged that was not sent, or twice');
    else if (!accepts && Object.keys(payload).length > 0) refused.push('an event was acknowledged with a payload');
    accepting.delete(id);
    waiting.get(id)?.(payload);
  };

  const deliver = async (envelope: Envelope): Promise<object | null> => {
    const sockets = open();
    const socket = sockets[sent++ % Math.max(1, sockets.length)];
    const { envelope_id: id } = envelope;
    let lost = () => {};
    const answer = await new Promise<object | null>(resolve => {
      if (!socket) return resolve(null);
      lost = () => resolve(null);
      const cut = isNextCut;
      isNextCut = false;
      waiting.set(id, resolve);
      accepting.set(id, envelope.accepts_response_payload);
      setTimeout(lost, patience);
      socket.once('close', lost);
      socket.send(JSON.stringify(envelope), () => cut && socket.terminate());
    });
    waiting.delete(id);
    socket?.off('close', lost);
    const { retry_attempt: attempt } = envelope;
    if (answer === null && attempt !== undefined && attempt < 3)
      missed.push({ ...envelope, envelope_id: randomUUID(), retry_attempt: attempt + 1, retry_reason: 'timeout' });
    return answer;
  };

  const redeliver = async () => {
    const again = missed;
    missed = [];
    for (const envelope of again) await deliver(envelope);
  };

  server.on('upgrade', (request, tcp, head) => {
    const ticket = new URL(request.url ?? '', 'http://slack').searchParams.get('ticket') ?? '';
    if (!tickets.delete(ticket)) {
      tcp.end('HTTP/1.1 408 Request Timeout\r\n\r\n');
      return;
    }
    upgrades.handleUpgrade(request, tcp, head, socket => {
      // Slack says goodbye, and leaves the connection below it open.
      tcp.end = () => tcp;
      socket.on('message', data => acknowledged(String(data)));
      const hello = { type: 'hello', num_connections: open().length, connection_info: { app_id: 'A0APP' } };
      socket.send(JSON.stringify(hello));
      void redeliver();
    });
  });

  return {
    count: () => open().length,
    ticket() {
      const ticket = randomUUID();
      tickets.add(ticket);
      return ticket;
    },
    send: body => deliver(enveloped(body)),
    redeliver,
    cutAfterNext() {
      isNextCut = true;
    },
    refresh(reason) {
      for (const socket of open()) socket.send(JSON.stringify({ type: 'disconnect', reason }));
    },
    close() {
      for (const socket of upgrades.clients) socket.terminate();
    },
  };
}
