/** A real Odoo 14 (scripts/odoo.sh), with people in it who do things behind our back. */
import { z } from 'zod';
import { openOdoo } from '../../src/crm/odoo/odoo.ts';
import type { Written } from '../../src/crm/port.ts';
import type { Author } from '../../src/domain/write.ts';
import type { CrmWorld } from '../contracts/crm.ts';
import { openRudeProxy } from './rude-proxy.ts';

/** `http://admin:admin@127.0.0.1:28069/crm14_main`; not set where there is no Odoo. */
export const odooUrl = process.env.ACQUAINT_TEST_ODOO_URL;

const writes = ['load', 'create', 'write', 'unlink', 'message_post'];
const rpcBody = z.object({ params: z.object({ service: z.string(), args: z.array(z.unknown()) }) });

export interface Odoo14 extends CrmWorld {
  /** As the administrator, past the connector. */
  rpc<T = unknown>(model: string, method: string, args: readonly unknown[], named?: object): Promise<T>;
  /** As somebody else. */
  rpcAs(
    login: readonly [number, string],
    model: string,
    method: string,
    args: readonly unknown[],
    named?: object,
  ): Promise<unknown>;
  /** Another login of the same Odoo. */
  as(user: string, key: string): ReturnType<typeof openOdoo>;
}

export async function openOdoo14(url: string): Promise<Odoo14> {
  const at = new URL(url);
  const database = at.pathname.slice(1);
  const proxy = await openRudeProxy(at.origin, (path, body) => {
    if (path !== '/jsonrpc') return null;
    const { service, args } = rpcBody.parse(JSON.parse(body)).params;
    if (service !== 'object') return null;
    return writes.includes(String(args[4])) ? 'write' : 'read';
  });
  const call = async (
    [user, password]: readonly [number, string],
    model: string,
    method: string,
    args: readonly unknown[],
    named: object = {},
  ): Promise<unknown> => {
    const answer = await fetch(`${at.origin}/jsonrpc`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        jsonrpc: '2.0',
        method: 'call',
        id: 1,
        params: {
          service: 'object',
          method: 'execute_kw',
          args: [database, user, password, model, method, args, named],
        },
      }),
    });
    const { result, error } = (await answer.json()) as { result: unknown; error?: { data: { message: string } } };
    if (error) throw new Error(`${model}.${method}: ${error.data.message}`);
    return result;
  };
  /** The demo's administrator is user 2. */
  const rpc = <T>(model: string, method: string, args: readonly unknown[], named: object = {}) =>
    call([2, at.password], model, method, args, named) as Promise<T>;
  const idOf = (key: string) => Number(key.slice(key.indexOf(':') + 1));
  const seller = async (name: string, login: string): Promise<Author> => {
    const [known] = await rpc<number[]>('res.users', 'search', [[['login', '=', login]]]);
    const groups = await rpc<{ res_id: number }[]>('ir.model.data', 'search_read', [
      [
        ['module', 'in', ['base', 'sales_team']],
        ['name', 'in', ['group_user', 'group_sale_salesman']],
      ],
      ['res_id'],
    ]);
    const id =
      known ??
      (await rpc<number>(
        'res.users',
        'create',
        [
          { name, login, email: login, groups_id: [[6, 0, groups.map(group => group.res_id)]] },
          // Without it Odoo mails them an invitation.
        ],
        { context: { no_reset_password: true } },
      ));
    return { name, email: login, crmOwner: `odoo:${id}`, via: 'Slack' };
  };
  const modelOf = (written: Written) =>
    written.id.startsWith('contact:') ? 'res.partner' : written.id.slice(0, written.id.indexOf(':'));
  const as = (user: string, key: string) =>
    openOdoo({
      login: { url: proxy.url, database, user, key },
      language: 'en',
      clock: () => new Date(),
      timeoutMs: 8000,
      lagMs: 0,
    });
  return {
    rpc,
    rpcAs: call,
    as,
    open: async ({ pageSize, ...line } = {}) =>
      openOdoo({
        login: { url: proxy.url, database, user: at.username, key: at.password },
        language: 'en',
        clock: () => new Date(),
        timeoutMs: 8000,
        lagMs: 0,
        ...line,
        ...(pageSize ? { pageSize } : {}),
      }),
    reps: [await seller('Nina Kowalczyk', 'nina@ours.example'), await seller('Jonas Weber', 'jonas@ours.example')],
    stages: ['New', 'Qualified'],
    async addContacts(names) {
      const ids = await rpc<number[]>('res.partner', 'create', [names.map(name => ({ name }))]);
      return ids.map(id => `contact:${id}`);
    },
    async renameContact(key, name) {
      await rpc('res.partner', 'write', [[idOf(key)], { name }]);
    },
    async deleteContact(key) {
      await rpc('res.partner', 'unlink', [[idOf(key)]]);
    },
    async addDeal({ name, amount, stage }) {
      const [stageId] = await rpc<number[]>('crm.stage', 'search', [[['name', '=', stage]]]);
      const values = { name, type: 'opportunity', expected_revenue: amount, stage_id: stageId, user_id: false };
      return `deal:${await rpc<number>('crm.lead', 'create', [values])}`;
    },
    async meddle(written) {
      const body = '<p>As somebody else says it.</p>';
      await rpc(modelOf(written), 'write', [
        [idOf(written.id)],
        modelOf(written) === 'mail.message' ? { body } : { name: 'Else' },
      ]);
    },
    async seen(written) {
      return JSON.stringify(await rpc(modelOf(written), 'read', [[idOf(written.id)]]));
    },
    async count(text) {
      const inside = (model: string, field: string) => rpc<number>(model, 'search_count', [[[field, 'like', text]]]);
      return (await inside('mail.message', 'body')) + (await inside('calendar.event', 'description'));
    },
    faults: proxy.be,
    close: proxy.close,
  };
}
