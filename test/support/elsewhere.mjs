/**
 * Loaded first into a process of its own (`node --import`): what it would send to Slack or Microsoft goes to our fakes
 * instead, and to nobody else. So the process is the one that an admin starts, without a setting that is there for tests.
 */
import http from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';

/** Beginnings of addresses → where to, in place of the beginning, or of all of it where it ends in `$`. */
const moves = Object.entries(JSON.parse(process.env.ACQUAINT_TEST_ELSEWHERE ?? '{}'));

function moved(address) {
  const found = moves.find(([from]) => new RegExp(from, 'u').test(address));
  if (!found) throw new Error(`${new URL(address).origin} is not to be reached from a test.`);
  return new URL(address.replace(new RegExp(found[0], 'u'), found[1]));
}

const { fetch } = globalThis;
globalThis.fetch = async (input, init) => {
  const address = String(input instanceof Request ? input.url : input);
  return fetch(address.startsWith('https:') ? moved(address) : input, init);
};

/** Options with the address among them, or beside them. */
https.request = (first, second, third) => {
  const beside = typeof first === 'string' || first instanceof URL;
  const options = beside ? (typeof second === 'object' ? second : {}) : first;
  const listener = [first, second, third].find(one => typeof one === 'function');
  const address = beside ? String(first) : `https://${options.hostname ?? options.host}${options.path ?? '/'}`;
  const { hostname, port, pathname, search } = moved(address);
  const { agent: _, agents: __, protocol: ___, host: ____, servername: _____, ...rest } = options;
  return http.request({ ...rest, hostname, port, path: pathname + search }, listener);
};
syncBuiltinESMExports();
