/**
 * Who sees which deal. Odoo decides it by record rules that an administrator may change; where they are the ones it comes
 * with, they are: sellers see their own deals and those of nobody, who has "All Documents" sees all, and a deal of one of
 * our companies is seen by its people only. Otherwise a deal is shown to its owner alone.
 */
import { CrmFault } from '../../domain/crm-fault.ts';
import type { Visibility, VisibilityGroup } from '../port.ts';
import type { Client } from './client.ts';
import { crmOwner } from './records.ts';
import { type Fields, link, type Row, search, text } from './rows.ts';

/** By their name in the module that brings them; the domain without spaces. Two forms: up to 16, and since. */
const standardRules: Readonly<Record<string, readonly string[]>> = {
  'crm.crm_rule_personal_lead': ["['|',('user_id','=',user.id),('user_id','=',False)]"],
  'crm.crm_rule_all_lead': ["[(1,'=',1)]"],
  'crm.crm_lead_company_rule': [
    "['|',('company_id','=',False),('company_id','in',company_ids)]",
    "[('company_id','in',company_ids+[False])]",
  ],
};

export interface DealRules {
  /** Why the rules cannot be followed; null where they can. */
  readonly unreadable: string | null;
  visibilityOf(lead: Row): Visibility;
  groups(): Promise<readonly VisibilityGroup[]>;
}

const compact = (value: unknown) => (text(value) ?? '').replace(/\s+/gu, '').replaceAll('"', "'");

/** @returns why not; null where the rules are the standard ones */
async function whyNotStandard(client: Client): Promise<string | null> {
  let rules: Row[];
  try {
    rules = await search(client, 'ir.rule', {
      domain: [
        ['model_id.model', '=', 'crm.lead'],
        ['active', '=', true],
        ['perm_read', '=', true],
      ],
      fields: ['name', 'domain_force', 'groups'],
    });
  } catch (error) {
    if (error instanceof CrmFault && error.kind === 'refused')
      return 'Our user of Odoo may not read record rules: give it the right Administration / Access Rights.';
    throw error;
  }
  const names = await namesOf(
    client,
    'ir.rule',
    rules.map(rule => rule.id),
  );
  const outsiders = new Set(['base.group_portal', 'base.group_public']);
  const groupNames = await namesOf(
    client,
    'res.groups',
    rules.flatMap(rule => rule.groups as number[]),
  );
  const odd = rules.filter(rule => {
    const groups = (rule.groups as number[]).map(id => groupNames.get(id) ?? '');
    // What only customers are bound by says nothing of our colleagues.
    if (groups.length > 0 && groups.every(group => outsiders.has(group))) return false;
    return !standardRules[names.get(rule.id) ?? '']?.includes(compact(rule.domain_force));
  });
  if (odd.length > 0)
    return `Odoo has record rules for deals of its own: ${odd.map(rule => text(rule.name)).join(', ')}.`;
  const missing = Object.keys(standardRules).filter(name => ![...names.values()].includes(name));
  return missing.length > 0 ? `Standard record rules for deals are switched off in Odoo: ${missing.join(', ')}.` : null;
}

/** The names under which modules brought records. */
async function namesOf(client: Client, model: string, wanted: readonly number[]): Promise<Map<number, string>> {
  const found = await search(client, 'ir.model.data', {
    domain: [
      ['model', '=', model],
      ['res_id', 'in', [...new Set(wanted)]],
      ['module', 'not in', ['acquaint', '__export__']],
    ],
    fields: ['module', 'name', 'res_id'],
  });
  return new Map(found.map(row => [Number(row.res_id), `${row.module}.${row.name}`]));
}

const groupKey = (ownerId: number, companyId: number) =>
  `deals of ${ownerId || 'nobody'} in ${companyId || 'any company'}`;

export async function readDealRules(client: Client, fields: Fields): Promise<DealRules> {
  const unreadable = await whyNotStandard(client);
  return {
    unreadable,
    visibilityOf: lead =>
      unreadable === null
        ? { kind: 'group', key: groupKey(link(lead.user_id)?.id ?? 0, link(lead.company_id)?.id ?? 0) }
        : { kind: 'owner' },
    async groups() {
      if (unreadable !== null) return [];
      const [membership] = await fields.wanted('res.users', ['all_group_ids', 'groups_id', 'group_ids']);
      const idOf = async (name: string) =>
        (
          await search(client, 'ir.model.data', {
            domain: [
              ['module', '=', 'sales_team'],
              ['name', '=', name],
            ],
            fields: ['res_id'],
          })
        )[0]?.res_id;
      const inGroup = async (name: string) =>
        search(client, 'res.users', {
          domain: [
            [membership, 'in', [await idOf(name)]],
            ['active', '=', true],
            ['share', '=', false],
          ],
          fields: ['name', 'company_ids'],
        });
      const [sellers, seeAll, users, companies] = await Promise.all([
        inGroup('group_sale_salesman'),
        inGroup('group_sale_salesman_all_leads'),
        search(client, 'res.users', { domain: [['share', '=', false]], fields: ['name'] }),
        search(client, 'res.company', { domain: [], fields: ['name'] }),
      ]);
      const all = new Set(seeAll.map(user => user.id));
      return [0, ...users.map(user => user.id)].flatMap(ownerId =>
        [0, ...companies.map(company => company.id)].map(companyId => ({
          key: groupKey(ownerId, companyId),
          members: sellers
            .filter(user => all.has(user.id) || ownerId === 0 || user.id === ownerId)
            .filter(user => companyId === 0 || (user.company_ids as number[]).includes(companyId))
            .map(user => ({ crmOwner: crmOwner(user.id) })),
        })),
      );
    },
  };
}
