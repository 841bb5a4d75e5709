/** The shared samples of contact files; they lie outside the repository and are read where they are. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withArchiveOwner } from '../../src/sources/linkedin/archive.ts';
import { isUnopened, openFiles } from '../../src/sources/open.ts';
import type { SourceFile } from '../../src/sources/port.ts';
import { recognise } from '../../src/sources/readers.ts';
import { unrecognised } from '../../src/sources/unrecognised.ts';
import { context, itemsOf, ofType } from './support.ts';

const folder = join(process.env.ACQUAINT_SHARED ?? '../shared', 'specs/contact-files');
const there = existsSync(folder);
const reason = there ? '' : ' (skipped: ACQUAINT_SHARED holds no specs/contact-files)';

async function sample(path: string): Promise<SourceFile> {
  for await (const file of openFiles([join(folder, path)])) {
    if (isUnopened(file)) throw new Error(`${file.name}: ${file.problem}`);
    return file;
  }
  throw new Error(`${path} holds no file`);
}

async function said(path: string, given = {}) {
  const file = await sample(path);
  const reader = recognise(file.head);
  if (!reader) throw new Error(`${path} is not recognised`);
  return { kind: reader.kind, items: await itemsOf(reader, file, given) };
}

describe.skipIf(!there)(`the shared samples${reason}`, () => {
  it.each([
    ['crm-exports/hubspot-companies.csv', 'hubspot companies', 'company', 1],
    ['crm-exports/hubspot-contacts.csv', 'hubspot contacts', 'person', 2],
    ['crm-exports/hubspot-deals.csv', 'hubspot deals', 'deal', 1],
    ['crm-exports/pipedrive-activities.csv', 'pipedrive activities', 'touch', 1],
    ['crm-exports/pipedrive-people.csv', 'pipedrive people', 'person', 1],
    ['crm-exports/salesforce-data-export-Contact.csv', 'salesforce contacts', 'person', 1],
    ['crm-exports/salesforce-report-leads.csv', 'salesforce report', 'person', 1],
    ['google/contacts.new-format.csv', 'google contacts', 'person', 2],
    ['google/contacts.old-format.csv', 'google contacts', 'person', 1],
    ['linkedin/Connections.2018-no-preamble.csv', 'linkedin connections', 'person', 1],
    ['linkedin/Connections.crlf-bom.csv', 'linkedin connections', 'person', 5],
    ['linkedin/Connections.csv', 'linkedin connections', 'person', 5],
    ['linkedin/Connections.de.csv', 'linkedin connections', 'person', 1],
    ['linkedin/Invitations.csv', 'linkedin invitations', 'touch', 2],
    ['outlook/contacts.csv', 'outlook contacts', 'person', 1],
    ['vcard/mixed.vcf', 'vcard', 'person', 3],
  ] as const)('%s is read as %s without a rejected row', async (path, kind, type, count) => {
    const { kind: read, items } = await said(path);
    expect(read).toBe(kind);
    expect(ofType(items, 'rejected')).toEqual([]);
    expect(ofType(items, type)).toHaveLength(count);
  });

  it('says of the header dictionary that it is JSON, and what to do', async () => {
    const file = await sample('linkedin/linkedin-export-headers.json');
    expect(recognise(file.head)).toBeNull();
    expect(unrecognised(file).reason).toContain('JSON');
  });

  it('knows from the invitations whose archive the messages are in', async () => {
    const files = [await sample('linkedin/messages.csv'), await sample('linkedin/Invitations.csv')];
    const known = await withArchiveOwner(files, context);
    expect(known.selfProfile).toBe('linkedin.com/in/rep-one');
    const { items } = await said('linkedin/messages.csv', known);
    expect(ofType(items, 'rejected')).toEqual([]);
    const [first, , group] = ofType(items, 'touch');
    expect(first?.people).toEqual([
      { ref: { profile: 'linkedin.com/in/ada-example', name: 'Ada Example' }, side: 'from' },
      { ref: { self: true, profile: 'linkedin.com/in/rep-one', name: 'Rep One' }, side: 'to' },
    ]);
    expect(group?.size).toBe(3);
    expect(JSON.stringify(items)).not.toContain('Coffee');
  });

  it('says the same of the connections with and without byte order mark', async () => {
    expect((await said('linkedin/Connections.crlf-bom.csv')).items).toEqual(
      (await said('linkedin/Connections.csv')).items,
    );
  });

  it('leaves the footer of a Salesforce report out', async () => {
    const { items } = await said('crm-exports/salesforce-report-leads.csv');
    expect(items.map(item => 'name' in item && item.name)).toEqual(['Thomas Sample']);
  });

  it('decodes the quoted-printable name of a vCard 2.1 and takes the name without its title', async () => {
    const { items } = await said('vcard/mixed.vcf');
    expect(ofType(items, 'person').map(person => person.name)).toEqual(['Ada Example', 'Erika Müller', 'Max Muster']);
    expect(ofType(items, 'person')[0]).toMatchObject({
      key: 'uid:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1',
      emails: ['ada@acme.example'],
      profiles: ['linkedin.com/in/ada-example'],
      positions: [{ company: { name: 'Acme Robotics' }, title: 'VP, Sales', department: 'Sales' }],
      asOf: new Date('2026-11-01T10:00:00Z'),
    });
  });
});
