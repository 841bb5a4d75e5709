/** Answers SOQL over rows in memory, and refuses what Salesforce refuses. */
import {
  type Condition,
  type OrderByClause,
  parseQuery,
  type Query,
  type WhereClause,
} from '@jetstreamapp/soql-parser-js';
import type { FakeType } from './salesforce-objects.ts';

export type Values = Readonly<Record<string, unknown>>;

export class Malformed extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const relations: Readonly<Record<string, string>> = { Account: 'AccountId', Owner: 'OwnerId' };

export interface Selected {
  readonly type: string;
  /** `Account.OwnerId` too. */
  readonly fields: readonly string[];
  readonly rows: readonly Values[];
}

/** @param rowsOf of a type, those our user may see; @param byId for `Account.OwnerId` */
export function select(
  soql: string,
  types: Readonly<Record<string, FakeType>>,
  rowsOf: (type: string) => readonly Values[],
): Selected {
  let query: Query;
  try {
    query = parseQuery(soql);
  } catch (error) {
    throw new Malformed('MALFORMED_QUERY', String(error));
  }
  const name = query.sObject ?? '';
  const type = types[name];
  if (!type) throw new Malformed('INVALID_TYPE', `sObject type '${name}' is not supported.`);
  const fieldOf = (path: string) => {
    const [relation = '', own] = path.split('.');
    const found = type.fields.find(field => field.name === (own === undefined ? path : relations[relation]));
    if (found) return found;
    throw new Malformed(
      'INVALID_FIELD',
      `\n${soql.slice(0, 60)}\n       ^\nERROR at Row:1:Column:8\nNo such column '${path}' on entity '${name}'.`,
    );
  };
  const fields = (query.fields ?? []).map(one => {
    if (one.type === 'Field') return one.field;
    if (one.type === 'FieldRelationship') return `${one.relationships.join('.')}.${one.field}`;
    throw new Malformed('MALFORMED_QUERY', `${one.type} is not known here.`);
  });
  for (const path of fields) fieldOf(path);
  const filter = query.where ? conditionOf(query.where, fieldOf) : () => true;
  const found = rowsOf(name).filter(filter);
  const order = [query.orderBy ?? []].flat() as OrderByClause[];
  const sorted = [...found].sort((one, other) => {
    for (const by of order) {
      const path = 'field' in by ? by.field : '';
      fieldOf(path);
      const sign = by.order === 'DESC' ? -1 : 1;
      const way = compare(one[path], other[path], path);
      if (way !== 0) return way * sign;
    }
    return 0;
  });
  return { type: name, fields, rows: query.limit === undefined ? sorted : sorted.slice(0, query.limit) };
}

const isId = (path: string) => path === 'Id' || path.endsWith('Id');

function compare(one: unknown, other: unknown, path: string): number {
  const of = (value: unknown): string | number => {
    if (typeof value === 'boolean') return Number(value);
    if (typeof value === 'number') return value;
    const text = String(value ?? '');
    return isId(path) ? text.slice(0, 15) : text.toLowerCase();
  };
  const [left, right] = [of(one), of(other)];
  return left < right ? -1 : left > right ? 1 : 0;
}

type Test = (row: Values) => boolean;
type FieldOf = (path: string) => { readonly type: string; readonly length: number };

/** The parser gives conditions in a row, with the parentheses counted at each. */
function conditionOf(where: WhereClause, fieldOf: FieldOf): Test {
  const pieces: (string | Test)[] = [];
  for (let at: WhereClause | null | undefined = where; at; ) {
    const left = at.left as (Condition & { openParen?: number; closeParen?: number }) | null;
    if (left) {
      for (let count = 0; count < (left.openParen ?? 0); count += 1) pieces.push('(');
      pieces.push(testOf(left, fieldOf));
      for (let count = 0; count < (left.closeParen ?? 0); count += 1) pieces.push(')');
    }
    const next: WhereClause | undefined = 'right' in at ? at.right : undefined;
    if (next && 'operator' in at) pieces.push(String(at.operator));
    at = next;
  }
  let place = 0;
  const one = (): Test => {
    const piece = pieces[place];
    place += 1;
    if (typeof piece === 'function') return piece;
    if (piece !== '(') throw new Malformed('MALFORMED_QUERY', `unexpected token: ${piece}`);
    const inside = several();
    place += 1; // the closing one
    return inside;
  };
  const several = (): Test => {
    const tests = [one()];
    let joined: string | undefined;
    while (place < pieces.length && pieces[place] !== ')') {
      const operator = String(pieces[place]);
      // As Salesforce has it: which comes first has to be said.
      if (joined !== undefined && operator !== joined)
        throw new Malformed('MALFORMED_QUERY', `unexpected token: '${operator}'`);
      joined = operator;
      place += 1;
      tests.push(one());
    }
    return row => (joined === 'OR' ? tests.some(test => test(row)) : tests.every(test => test(row)));
  };
  return several();
}

function literalOf(literal: string, kind: string): unknown {
  if (kind === 'NULL') return null;
  if (kind === 'BOOLEAN') return literal === 'TRUE';
  if (kind === 'STRING') return literal.slice(1, -1).replace(/\\(.)/gu, '$1');
  if (kind === 'DATETIME') return new Date(literal).toISOString().replace('Z', '+0000');
  return Number(literal);
}

function testOf(condition: Condition, fieldOf: FieldOf): Test {
  if (!('field' in condition)) throw new Malformed('MALFORMED_QUERY', 'Only fields are compared here.');
  const { field: path, operator, value } = condition as { field: string; operator: string; value: string | string[] };
  const kind = String('literalType' in condition ? condition.literalType : '');
  const { type, length } = fieldOf(path);
  if (type === 'textarea' && length > 255)
    throw new Malformed('INVALID_FIELD', `field '${path}' can not be filtered in a query call`);
  const wants: Readonly<Record<string, string>> = { datetime: 'DATETIME', boolean: 'BOOLEAN' };
  if (kind !== 'NULL' && (wants[type] ?? kind) !== kind)
    throw new Malformed('INVALID_FIELD', `value of filter criterion for field '${path}' must be of type ${type}`);
  const wanted = [value].flat().map(one => literalOf(one, kind));
  const [first] = wanted;
  return row => {
    const is = row[path] ?? null;
    if (kind === 'NULL') return operator === '=' ? is === null : is !== null;
    const way = compare(is, first, path);
    switch (operator) {
      case '=':
        return way === 0;
      case '!=':
        return way !== 0;
      case '<':
        return way < 0;
      case '<=':
        return way <= 0;
      case '>':
        return way > 0;
      case '>=':
        return way >= 0;
      case 'IN':
        return wanted.some(one => compare(is, one, path) === 0);
      default:
        throw new Malformed('MALFORMED_QUERY', `${operator} is not known here.`);
    }
  };
}
