/**
 * Salesforce as its documentation and its bug reports tell of it: sessions that end, answers in pages that are smaller than
 * asked for and forgotten, stamps of whole seconds, deleted and archived rows that only `queryAll` gives, merges, rules of an
 * administrator, limits of a day, and 18 characters of an id for the 15 that were said.
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { Malformed, select, type Values } from './fake-soql.ts';
import {
  activityRelation,
  customField,
  type FakeType,
  keyFieldOf,
  permissionTypes,
  picklists,
  standardTypes,
} from './salesforce-objects.ts';

export interface SalesforceSettings {
  /** Rows of a page at most, however many are asked for. */
  readonly shortPages?: number;
  /** Types to which the administrator has added the field for our key. */
  readonly keyField?: readonly string[];
  /** Several people on one activity. */
  readonly shared?: boolean;
  /** Organisation-wide defaults that are not public. */
  readonly access?: Readonly<Record<string, string>>;
  /** Types of which our user has the right View All; unset: it may not look who has which right. */
  readonly viewAll?: readonly string[];
  /** `Opportunity` or `Task.create`: what our user may not see, or not do. */
  readonly lacking?: readonly string[];
}

class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

const key = 'Acquaint_Key__c';
const version = '/services/data/v66.0';
const second = 1000;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The three characters that say which letters are capitals. */
const safe = (id: string) =>
  id +
  [0, 5, 10]
    .map(at => [...id.slice(at, at + 5)].reduce((sum, char, bit) => sum + (/[A-Z]/u.test(char) ? 2 ** bit : 0), 0))
    .map(sum => alphabet[sum])
    .join('');
const stamp = (time: number) => new Date(Math.floor(time / second) * second).toISOString().replace('Z', '+0000');

export type FakeSalesforce = Awaited<ReturnType<typeof openFakeSalesforce>>;

export async function openFakeSalesforce({
  shortPages = 2000,
  keyField = ['Task', 'Event', 'Contact', 'Account'],
  shared = false,
  access = {},
  lacking = [],
  viewAll,
}: SalesforceSettings = {}) {
  const types: Record<string, FakeType> = {
    ...standardTypes(),
    ...(viewAll ? permissionTypes() : {}),
    ...(shared ? { TaskRelation: activityRelation.TaskRelation() } : {}),
  };
  const rows = new Map<string, Record<string, unknown>>();
  const requests: string[] = [];
  const rules: { type: string; field: string; message: string }[] = [];
  let ids = 0;
  let ahead = 0;
  const tokens = new Set<string>();
  let sessions = 0;
  let exhausted: string | null = null;
  let moved: string | null = null;
  let used = 1200;
  const locators = new Map<string, { selected: ReturnType<typeof select>; size: number }>();
  let cursors = 0;
  const now = () => Date.now() + ahead;

  const nextId = (prefix: string) => {
    ids += 1;
    let [left, text] = [ids * 7, ''];
    while (left > 0) {
      text = digits[left % 62] + text;
      left = Math.floor(left / 62);
    }
    return safe(`${prefix}5g${text.padStart(10, '0')}`);
  };
  const typeOf = (name: string) => {
    const found = types[name];
    if (!found || lacking.includes(name)) throw new Refusal(404, 'NOT_FOUND', 'The requested resource does not exist');
    return found;
  };
  const nameOf = (id: string) => Object.keys(types).find(name => types[name]?.prefix === id.slice(0, 3)) ?? '';
  const there = (id: unknown) => rows.get(safe(String(id ?? '').slice(0, 15)));

  /** As the triggers of Salesforce leave it. */
  function derived(name: string, values: Record<string, unknown>): void {
    if (name === 'Contact' || name === 'User')
      values.Name = [values.FirstName, values.LastName].filter(Boolean).join(' ');
    if (name === 'Task') {
      values.IsClosed = values.Status === 'Completed';
      if (values.IsClosed) values.CompletedDateTime ??= stamp(now());
    }
    if (name === 'Event' && typeof values.StartDateTime === 'string') {
      const start = new Date(values.StartDateTime.replace('+0000', 'Z'));
      values.StartDateTime = stamp(start.getTime());
      values.EndDateTime = stamp(start.getTime() + Number(values.DurationInMinutes ?? 0) * 60 * second);
      values.ActivityDate = start.toISOString().slice(0, 10);
    }
    if (name === 'Task' || name === 'Event') {
      const what = there(values.WhatId);
      values.AccountId = what
        ? (what.AccountId ?? (nameOf(String(what.Id)) === 'Account' ? what.Id : null))
        : (there(values.WhoId)?.AccountId ?? null);
    }
    for (const [field, value] of Object.entries(values))
      if (field.endsWith('Id') && typeof value === 'string') values[field] = there(value)?.Id ?? value;
  }

  function add(name: string, given: Values, at = now()): Record<string, unknown> & { Id: string } {
    const type = types[name];
    if (!type) throw new Error(`There is no ${name}.`);
    const defaults = Object.fromEntries(
      type.fields.map(field => [field.name, field.type === 'boolean' ? false : null] as const),
    );
    const values: Record<string, unknown> & { Id: string } = {
      ...defaults,
      OwnerId: us,
      ...(name === 'Task' ? { Status: 'Not Started', TaskSubtype: 'Task' } : {}),
      ...given,
      Id: nextId(type.prefix),
      CreatedDate: stamp(at),
      SystemModstamp: stamp(at),
    };
    derived(name, values);
    rows.set(values.Id, values);
    if ((name === 'Task' || name === 'Event') && values.WhoId && types[`${name}Relation`])
      add(`${name}Relation`, { [`${name}Id`]: values.Id, RelationId: values.WhoId, IsWhat: false }, at);
    return values;
  }

  function change(id: string, given: Values, at = now()): void {
    const found = there(id);
    if (!found) throw new Error(`There is no ${id}.`);
    Object.assign(found, given, { SystemModstamp: stamp(at) });
    derived(nameOf(id), found);
  }

  let us = safe('0055g0000000001');
  us = add('User', {
    FirstName: 'Acquaint',
    LastName: 'Integration',
    Email: 'bot@ours.example',
    UserType: 'Standard',
    IsActive: true,
  }).Id;
  add('Organization', {
    Name: 'Ours GmbH',
    TimeZoneSidKey: 'Europe/Warsaw',
    DefaultAccountAccess: 'Edit',
    DefaultContactAccess: 'ControlledByParent',
    DefaultLeadAccess: 'ReadEditTransfer',
    DefaultOpportunityAccess: 'Read',
    ...Object.fromEntries(Object.entries(access).map(([name, value]) => [`Default${name}Access`, value])),
  });
  for (const [at, name] of (picklists['Task.Status'] ?? []).entries())
    add('TaskStatus', { ApiName: name, IsClosed: name === 'Completed', IsDefault: at === 0, SortOrder: at });
  if (viewAll) {
    const { Id } = add('PermissionSet', { Name: 'Acquaint' });
    add('PermissionSetAssignment', { AssigneeId: us, PermissionSetId: Id });
    for (const type of viewAll)
      add('ObjectPermissions', { ParentId: Id, SobjectType: type, PermissionsViewAllRecords: true });
  }
  for (const name of keyField) types[name]?.fields.push(keyFieldOf(key));

  function validated(name: string, given: Values, isNew: boolean): Values {
    const { fields } = typeOf(name);
    for (const [field, value] of Object.entries(given)) {
      const found = fields.find(one => one.name === field);
      if (!found) throw new Refusal(400, 'INVALID_FIELD', `No such column '${field}' on sobject of type ${name}`);
      if (isNew ? !found.createable : !found.updateable)
        throw new Refusal(
          400,
          'INVALID_FIELD_FOR_INSERT_UPDATE',
          `Unable to create/update fields: ${field}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`,
        );
      if (typeof value === 'string' && found.length > 0 && value.length > found.length)
        throw new Refusal(400, 'STRING_TOO_LONG', `${field}: data value too large: (max length=${found.length})`);
      if (found.type === 'date' && value !== null && !/^\d{4}-\d\d-\d\d$/u.test(String(value)))
        throw new Refusal(
          400,
          'JSON_PARSER_ERROR',
          `Cannot deserialize instance of date from VALUE_STRING value ${value}`,
        );
      if (found.type === 'reference' && value !== null && value !== '') {
        const other = there(value);
        if (!other) throw new Refusal(400, 'MALFORMED_ID', `${field}: id value of incorrect type: ${value}`);
        if (other.IsDeleted === true) throw new Refusal(400, 'ENTITY_IS_DELETED', 'entity is deleted');
      }
      const options = picklists[`${name}.${field}`];
      if (options && !options.includes(String(value)))
        throw new Refusal(
          400,
          'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
          `${field}: bad value for restricted picklist field: ${value}`,
        );
    }
    const missing = fields.filter(field => field.required && (isNew ? !given[field.name] : given[field.name] === null));
    if (missing.length > 0)
      throw new Refusal(
        400,
        'REQUIRED_FIELD_MISSING',
        `Required fields are missing: [${missing.map(field => field.name).join(', ')}]`,
      );
    if (isNew && name === 'Event' && !given.DurationInMinutes && !given.EndDateTime && given.DurationInMinutes !== 0)
      throw new Refusal(400, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [DurationInMinutes]');
    if (isNew && name === 'Event' && !given.StartDateTime && !given.ActivityDate)
      throw new Refusal(400, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [ActivityDateTime]');
    if (given.WhoId && given.WhatId && nameOf(String(given.WhoId)) === 'Lead')
      throw new Refusal(400, 'FIELD_INTEGRITY_EXCEPTION', 'WhatId must be blank when WhoId is a lead: Related To ID');
    const rule = rules.find(one => one.type === name && isNew && !given[one.field]);
    if (rule) throw new Refusal(400, 'FIELD_CUSTOM_VALIDATION_EXCEPTION', rule.message);
    return given;
  }

  const mayNot = (right: string) => {
    if (lacking.includes(right))
      throw new Refusal(403, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
  };

  function create(name: string, body: unknown): unknown {
    typeOf(name);
    mayNot(`${name}.create`);
    return { id: add(name, validated(name, values.parse(body), true)).Id, success: true, errors: [] };
  }

  function upsert(name: string, field: string, value: string, body: unknown) {
    const known = typeOf(name).fields.find(one => one.name === field);
    if (!known?.externalId)
      throw new Refusal(404, 'NOT_FOUND', `Provided external ID field does not exist or is not accessible: ${field}`);
    const found = [...rows.values()].filter(
      row =>
        nameOf(String(row.Id)) === name &&
        row.IsDeleted !== true &&
        String(row[field]).toLowerCase() === value.toLowerCase(),
    );
    const [first] = found;
    if (found.length > 1) return { status: 300, body: found.map(row => `${version}/sobjects/${name}/${row.Id}`) };
    if (first) {
      change(String(first.Id), validated(name, values.parse(body), false));
      return { status: 200, body: { id: first.Id, success: true, errors: [], created: false } };
    }
    mayNot(`${name}.create`);
    const made = add(name, { ...validated(name, values.parse(body), true), [field]: value });
    return { status: 201, body: { id: made.Id, success: true, errors: [], created: true } };
  }

  function describe(name: string): unknown {
    const { fields } = typeOf(name);
    return {
      name,
      queryable: true,
      createable: !lacking.includes(`${name}.create`),
      updateable: !lacking.includes(`${name}.update`),
      deletable: true,
      fields: fields
        .filter(field => !lacking.includes(`${name}.${field.name}`))
        .map(field => ({
          ...field,
          label: field.name,
          calculated: false,
          picklistValues: (picklists[`${name}.${field.name}`] ?? []).map(value => ({
            value,
            label: value,
            active: true,
          })),
        })),
    };
  }

  const shown = (type: string, fields: readonly string[], row: Values) => {
    const found: Record<string, unknown> = { attributes: { type, url: `${version}/sobjects/${type}/${row.Id}` } };
    for (const path of fields) {
      const [relation = '', own] = path.split('.');
      if (own === undefined) found[path] = row[path] ?? null;
      else {
        const other = there(row[`${relation}Id`]);
        found[relation] = other ? { attributes: { type: relation }, [own]: other[own] ?? null } : null;
      }
    }
    return found;
  };

  function pageOf(selected: ReturnType<typeof select>, from: number, size: number): unknown {
    const { type, fields, rows: all } = selected;
    const next = from + Math.min(size, shortPages);
    const isDone = next >= all.length;
    cursors += 1;
    const locator = `01g5g00000${cursors}-${next}`;
    if (!isDone) locators.set(locator, { selected, size });
    return {
      totalSize: all.length,
      done: isDone,
      ...(isDone ? {} : { nextRecordsUrl: `${version}/query/${locator}` }),
      records: all.slice(from, next).map(row => shown(type, fields, row)),
    };
  }

  function query(soql: string, everything: boolean, size: number): unknown {
    if (encodeURIComponent(soql).length > 16_384) throw new Refusal(414, 'URI_TOO_LONG', 'URI Too Long');
    const seen = Object.fromEntries(
      Object.entries(types)
        .filter(([name]) => !lacking.includes(name))
        .map(([name, type]) => [
          name,
          { ...type, fields: type.fields.filter(field => !lacking.includes(`${name}.${field.name}`)) },
        ]),
    );
    const selected = select(soql, seen, name =>
      [...rows.values()].filter(
        row => nameOf(String(row.Id)) === name && (everything || (row.IsDeleted !== true && row.IsArchived !== true)),
      ),
    );
    // As it was in this moment: what is changed while its pages are read is not in them.
    return pageOf({ ...selected, rows: selected.rows.map(row => ({ ...row })) }, 0, size);
  }

  const values = z.record(z.string(), z.unknown());

  function sobjects(method: string, [name = '', first = '', second = '']: readonly string[], body: unknown) {
    if (method === 'POST' && first === '') return { status: 201, body: create(name, body) };
    if (method === 'GET' && first === 'describe') return { status: 200, body: describe(name) };
    if (method === 'PATCH' && second !== '') return upsert(name, first, decodeURIComponent(second), body);
    typeOf(name);
    const found = there(first);
    if (!found || nameOf(String(found.Id)) !== name)
      throw new Refusal(404, 'NOT_FOUND', 'Provided external ID field does not exist or is not accessible');
    if (found.IsDeleted === true) throw new Refusal(404, 'ENTITY_IS_DELETED', 'entity is deleted');
    if (method === 'DELETE') change(first, { IsDeleted: true });
    else if (method === 'PATCH') {
      mayNot(`${name}.update`);
      change(first, validated(name, values.parse(body), false));
    } else throw new Refusal(405, 'METHOD_NOT_ALLOWED', `HTTP Method '${method}' not allowed.`);
    return { status: 204, body: null };
  }

  function answer(method: string, url: URL, headers: IncomingMessage['headers'], body: unknown) {
    if (lacking.includes('session') || !tokens.has(headers.authorization ?? ''))
      throw new Refusal(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
    used += 1;
    if (exhausted) throw new Refusal(403, 'REQUEST_LIMIT_EXCEEDED', `${exhausted} Limit exceeded.`);
    if (!url.pathname.startsWith(`${version}/`))
      throw new Refusal(404, 'NOT_FOUND', 'The requested resource does not exist');
    const [room = '', ...rest] = url.pathname.slice(version.length + 1).split('/');
    if (room === 'sobjects') return sobjects(method, rest, body);
    if (room === 'query' || room === 'queryAll') {
      const asked = /batchSize=(\d+)/u.exec(String(headers['sforce-query-options'] ?? ''))?.[1];
      // Fewer than 200 are never given, were they asked for.
      const size = Math.min(Math.max(Number(asked ?? 2000), 200), 2000);
      if (rest[0] === undefined)
        return { status: 200, body: query(url.searchParams.get('q') ?? '', room === 'queryAll', size) };
      const found = locators.get(rest[0]);
      if (!found) throw new Refusal(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
      return { status: 200, body: pageOf(found.selected, Number(rest[0].split('-')[1]), found.size) };
    }
    if (room === 'composite' && rest[0] === 'sobjects' && method === 'POST') {
      const { ids: wanted, fields } = z
        .strictObject({ ids: z.array(z.string()).max(2000), fields: z.array(z.string()) })
        .parse(body);
      return {
        status: 200,
        body: wanted.map(id => (there(id) ? shown(rest[1] ?? '', fields, there(id) ?? {}) : null)),
      };
    }
    if (room === 'connect' && rest[0] === 'organization')
      return {
        status: 200,
        body: { name: 'Ours GmbH', features: { defaultCurrencyIsoCode: 'EUR', multiCurrency: false } },
      };
    throw new Refusal(404, 'NOT_FOUND', 'The requested resource does not exist');
  }

  function logIn(form: URLSearchParams, origin: string) {
    const no = (error: string, description: string) => ({
      status: 400,
      body: { error, error_description: description },
    });
    if (form.get('grant_type') !== 'client_credentials')
      return no('unsupported_grant_type', 'grant type not supported');
    if (form.get('client_id') !== 'our-key') return no('invalid_client_id', 'client identifier invalid');
    if (form.get('client_secret') !== 'our-secret') return no('invalid_client', 'invalid client credentials');
    if (lacking.includes('login')) return no('invalid_grant', 'no client credentials user enabled');
    if (lacking.includes('app')) return no('OAUTH_APP_BLOCKED', 'this app is blocked by your admin');
    sessions += 1;
    const token = `00D!session-${sessions}`;
    tokens.add(`Bearer ${token}`);
    return {
      status: 200,
      body: {
        access_token: token,
        instance_url: origin,
        id: `https://login.salesforce.com/id/00D5g0000000001EAA/${us}`,
        token_type: 'Bearer',
        issued_at: String(now()),
        signature: 'signed',
        scope: 'api',
      },
    };
  }

  async function handle(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const sent = Buffer.concat(pieces).toString();
    const url = new URL(request.url ?? '', 'http://salesforce.test');
    requests.push(`${request.method} ${decodeURIComponent(url.pathname + url.search)}`);
    try {
      if (url.pathname === '/services/oauth2/token') return logIn(new URLSearchParams(sent), instance.url);
      return answer(request.method ?? '', url, request.headers, sent === '' ? undefined : JSON.parse(sent));
    } catch (error) {
      if (error instanceof Refusal)
        return { status: error.status, body: [{ message: error.message, errorCode: error.code }] };
      if (error instanceof Malformed) return { status: 400, body: [{ message: error.message, errorCode: error.code }] };
      if (error instanceof z.ZodError)
        return { status: 400, body: [{ message: error.message, errorCode: 'JSON_PARSER_ERROR' }] };
      throw error;
    }
  }

  const server = createServer((request, response) => {
    if (moved) {
      response.writeHead(302, { location: `${moved}${request.url}` }).end();
      return;
    }
    handle(request).then(
      ({ status, body }) => {
        response
          .writeHead(status, {
            'content-type': 'application/json;charset=UTF-8',
            'sforce-limit-info': `api-usage=${used}/100000`,
            date: new Date(now()).toUTCString(),
          })
          .end(body === null ? '' : JSON.stringify(body));
      },
      (error: unknown) => response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error)),
    );
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  /** Where clients are sent after the login. */
  const instance = { url };

  return {
    url,
    instance,
    requests,
    rows,
    rules,
    us,
    add,
    change,
    row: (id: string) => there(id),
    remove: (id: string) => change(id, { IsDeleted: true }),
    /** What is on the loser goes to the winner. */
    merge(winner: string, loser: string) {
      change(loser, { IsDeleted: true, MasterRecordId: there(winner)?.Id });
      for (const row of rows.values())
        for (const field of ['WhoId', 'WhatId', 'AccountId'])
          if (row[field] === there(loser)?.Id) change(String(row.Id), { [field]: there(winner)?.Id });
    },
    /** Time passes. */
    later(ms: number) {
      ahead += ms;
    },
    endSessions() {
      tokens.clear();
    },
    forgetPlaces() {
      locators.clear();
    },
    /** A limit is used up until it is null again. */
    exhaust(limit: string | null) {
      exhausted = limit;
    },
    /** Everything is to be asked elsewhere. */
    move(to: string) {
      moved = to;
    },
    use(requestsOfToday: number) {
      used = requestsOfToday;
    },
    addField(type: string, name: string, kind?: string) {
      types[type]?.fields.push(customField(name, kind));
    },
    removeField(type: string, name: string) {
      const fields = types[type]?.fields ?? [];
      fields.splice(
        fields.findIndex(field => field.name === name),
        1,
      );
    },
    close: () =>
      new Promise<void>(done => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
