/** The writes of a bot that has no CRM. */
import type { Writes } from './open.ts';

export const noWrites: Writes = {
  target: async () => null,
  ready: async () => {},
  enqueue: async () => {},
  deliverNow: async () => {},
};
