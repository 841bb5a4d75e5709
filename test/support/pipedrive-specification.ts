/** Whether a request is one that Pipedrive's own OpenAPI knows: its path, its query and its body. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import type { Asked } from './fake-pipedrive.ts';

const folder = join(process.env.ACQUAINT_SHARED ?? '', 'specs/pipedrive-openapi');
export const hasSpecification = Boolean(process.env.ACQUAINT_SHARED);

type Schema = Record<string, unknown>;
interface Operation {
  readonly parameters?: readonly { name: string; in: string; schema?: { enum?: readonly string[] } }[];
  readonly requestBody?: { readonly content: Record<string, { schema: Schema }> };
}
type Paths = Record<string, Record<string, Operation> | undefined>;

const pathsOf = (version: string): Paths => {
  const text = gunzipSync(readFileSync(join(folder, `pipedrive-openapi-${version}.yaml.gz`))).toString();
  return (parse(text, { maxAliasCount: -1 }) as { paths: Paths }).paths;
};

/** The properties that a body may have, wherever the schema says them. */
function propertiesOf(schema: Schema): Record<string, Schema> {
  const parts = ['allOf', 'oneOf', 'anyOf'].flatMap(name => (schema[name] as Schema[] | undefined) ?? []);
  return Object.assign({}, ...parts.map(propertiesOf), schema.properties);
}

/** @throws where the specification knows no such request */
export function readSpecification(): (asked: Asked) => void {
  const paths = { v1: pathsOf('v1'), v2: pathsOf('v2') };
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  return ({ version, method, path, query, body }) => {
    const operation = paths[version][path]?.[method.toLowerCase()];
    if (!operation) throw new Error(`${version} has no ${method} ${path}`);
    for (const [name, value] of query) {
      const known = operation.parameters?.find(one => one.in === 'query' && one.name === name);
      if (!known) throw new Error(`${method} ${path} knows no ${name}`);
      if (known.schema?.enum && !known.schema.enum.includes(value)) throw new Error(`${name} is never ${value}`);
    }
    const schema = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
    if (body === undefined) return;
    if (!schema) throw new Error(`${method} ${path} takes no body`);
    const known = propertiesOf(schema);
    const strange = Object.keys(body as object).filter(name => !(name in known));
    if (strange.length > 0) throw new Error(`${method} ${path} takes no ${strange.join(', ')}`);
    // It says of nothing that it can be emptied, and knows no other way: null is what Pipedrive itself answers for empty.
    const said = Object.fromEntries(Object.entries(body as object).filter(([, value]) => value !== null));
    if (!ajv.validate(schema, method === 'PATCH' ? said : body))
      throw new Error(`${method} ${path}: ${ajv.errorsText()}`);
  };
}
