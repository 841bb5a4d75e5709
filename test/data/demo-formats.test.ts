import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import { beforeAll, describe, expect, it } from 'vitest';
import { fromBuffer } from 'yauzl';
import { company, eventsOf, folder, mailsOf, read } from './demo-files.ts';

describe('the mailbox', () => {
  let mails: Email[];
  beforeAll(async () => {
    const raw = mailsOf('nina-kowalczyk').map(mail => mail.slice(mail.indexOf('\n') + 1));
    mails = await Promise.all(raw.map(mail => PostalMime.parse(mail)));
  });

  it('can be read: every mail has an id of its own, a sender, a recipient, a date', () => {
    expect(new Set(mails.map(mail => mail.messageId)).size).toBe(mails.length);
    for (const mail of mails) {
      expect(mail.from?.address).toContain('@');
      expect(mail.to?.length).toBeGreaterThan(0);
      expect(Number.isNaN(Date.parse(mail.date!))).toBe(false);
    }
  });

  it('decodes names in Q and B encoded words', () => {
    expect(read('mail/nina-kowalczyk.mbox')).toMatch(/^From: =\?UTF-8\?Q\?/m);
    expect(read('mail/nina-kowalczyk.mbox')).toMatch(/^From: =\?UTF-8\?B\?/m);
    const senders = mails.map(mail => mail.from?.name);
    expect(senders).toContain('Elżbieta Sowa');
    expect(senders.some(name => /[\u0600-\u06ff]/.test(name ?? ''))).toBe(true);
  });

  it('has threads both ways, lists, round mails and machines', () => {
    const ids = new Set(mails.map(mail => mail.messageId));
    expect(mails.filter(mail => mail.inReplyTo && ids.has(mail.inReplyTo)).length).toBeGreaterThan(400);
    expect(mails.filter(mail => mail.headers.some(header => header.key === 'list-id')).length).toBeGreaterThan(50);
    expect(mails.filter(mail => (mail.to?.length ?? 0) > 15).length).toBeGreaterThanOrEqual(2);
    expect(mails.filter(mail => /no-?reply/.test(mail.from?.address ?? '')).length).toBeGreaterThan(20);
  });
});

describe('calendars and archives', () => {
  it('hold weekly series, private entries, declined invitations and meetings still to come', () => {
    const events = eventsOf('nina-kowalczyk');
    expect(events.some(event => event.rrule && event.exdate)).toBe(true);
    expect(events.some(event => event.recurrences)).toBe(true);
    expect(read('calendars/nina-kowalczyk.ics')).toMatch(/CLASS:PRIVATE/);
    expect(read('calendars/nina-kowalczyk.ics')).toMatch(/PARTSTAT=DECLINED/);
    expect(events.filter(event => event.start.getTime() > Date.parse(company.anchor)).length).toBeGreaterThan(0);
  });

  it('open as a zip with the three files of an archive', async () => {
    const names = await new Promise<string[]>((resolve, reject) => {
      const found: string[] = [];
      fromBuffer(readFileSync(join(folder, 'linkedin/emma-clarke.zip')), (error, zip) => {
        if (error) return reject(error);
        zip
          .on('entry', entry => found.push(entry.fileName))
          .on('end', () => resolve(found))
          .on('error', reject);
      });
    });
    expect(names).toEqual(['Connections.csv', 'messages.csv', 'Invitations.csv']);
  });

  it('have the preamble, the German headers, the BOM with CRLF of real LinkedIn exports', () => {
    expect(read('linkedin/nina-kowalczyk/Connections.csv')).toMatch(/^Notes:\n/);
    expect(read('linkedin/jonas-weber/Connections.csv')).toMatch(/^Vorname,Nachname,URL/);
    expect(read('linkedin/shirin-moradi/Connections.csv')).toMatch(/^\uFEFFNotes:\r\n/);
  });
});
