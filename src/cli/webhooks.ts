/**
 * The door for what a CRM tells us by itself. Only the name of a stream comes through it: that is read then, and what stands
 * in the request is neither kept nor believed nor logged.
 */
import express from 'express';
import type { Stream, Webhooks } from '../crm/port.ts';

/** A vendor sends up to a hundred events at once. */
const largestBody = '512kb';
/** Events that are known again: the same one comes more often than once, mostly within minutes. */
const mostRemembered = 10_000;

/** As it was called: a proxy in front of us speaks to us without encryption, and may call us by another name. */
function addressOf(request: express.Request): string {
  const [host = ''] = (request.get('x-forwarded-host') ?? request.get('host') ?? '').split(',');
  return `https://${host.trim()}${request.originalUrl}`;
}

/** @param nudge keeps that a stream is to be read; when it fails, the vendor tells us again */
export function routeWebhooks(
  app: express.Express,
  path: string,
  webhooks: Webhooks,
  nudge: (stream: Stream) => Promise<void>,
): void {
  const heard = new Set<string>();
  const remember = (events: readonly string[]) => {
    for (const event of events) heard.add(event);
    for (const event of heard) {
      if (heard.size <= mostRemembered) break;
      heard.delete(event);
    }
  };
  app.post(path, express.raw({ type: () => true, limit: largestBody }), async (request, response) => {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
    );
    const body = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '';
    const hints = webhooks.hear({ method: request.method, url: addressOf(request), headers, body }, new Date());
    if (!hints) {
      response.status(401).end();
      return;
    }
    const news = hints.filter(({ event }) => !heard.has(event));
    try {
      for (const stream of new Set(news.map(hint => hint.stream))) await nudge(stream);
    } catch {
      response.status(503).end();
      return;
    }
    remember(news.map(({ event }) => event));
    response.status(204).end();
  });
  // Express would answer with where the error stands in our files.
  app.use(
    path,
    (error: { status?: number }, _: express.Request, response: express.Response, __: express.NextFunction) => {
      response.status(error.status === 413 ? 413 : 400).end();
    },
  );
}
