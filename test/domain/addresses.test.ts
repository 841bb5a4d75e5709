import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  domainOfEmail,
  isFreeMail,
  isMachineAddress,
  normalEmail,
  profileKey,
  registrableDomain,
} from '../../src/domain/addresses.ts';

describe('an e-mail address', () => {
  it.each([
    ['Ada.Nowak@Globex.Example', 'ada.nowak@globex.example'],
    ['  <ada@globex.example> ', 'ada@globex.example'],
    ['"Nowak, Ada" <ada@globex.example>', 'ada@globex.example'],
    ['mailto:ada@globex.example', 'ada@globex.example'],
    ['ada+news@globex.example', 'ada+news@globex.example'],
    ['ada@globex.example;', 'ada@globex.example'],
  ])('%s is %s', (text, email) => {
    expect(normalEmail(text)).toBe(email);
  });

  it.each(['', 'Ada Nowak', 'ada@', '@globex.example', 'ada@globex@example', 'a b@globex.example'])(
    'is not what %j holds',
    text => {
      expect(normalEmail(text)).toBeUndefined();
      expect(domainOfEmail(text)).toBeUndefined();
    },
  );

  it('is the same when normalised twice, and has the domain behind the @', () => {
    fc.assert(
      fc.property(fc.emailAddress(), email => {
        const normal = normalEmail(email) ?? '';
        expect(normalEmail(normal)).toBe(normal);
        expect(domainOfEmail(email)).toBe(normal.split('@')[1]);
      }),
    );
  });
});

describe('the domain a company registers', () => {
  it.each([
    ['mail.acme.example', 'acme.example'],
    ['https://www.acme.co.uk/contact', 'acme.co.uk'],
    ['WWW.Alza.CZ', 'alza.cz'],
    ['poczta.firma.com.pl', 'firma.com.pl'],
    ['acme.github.io', 'acme.github.io'],
    ['müller.de', 'xn--mller-kva.de'],
    ['xn--mller-kva.de', 'xn--mller-kva.de'],
  ])('of %s is %s', (host, domain) => {
    expect(registrableDomain(host)).toBe(domain);
  });

  it.each(['co.uk', 'localhost', '10.0.0.1', ''])('is none for %j', host => {
    expect(registrableDomain(host)).toBeUndefined();
  });
});

describe('free mail', () => {
  it.each([
    'gmail.com',
    'seznam.cz',
    'email.cz',
    'wp.pl',
    'o2.pl',
    'gmx.de',
    'web.de',
    'chmail.ir',
    'Outlook.com',
    'poczta.onet.pl',
  ])('is what %s gives', domain => {
    expect(isFreeMail(domain)).toBe(true);
  });

  it.each(['globex.example', 'siemens.com', 'example.com', 'google.com', ''])('is not what %j gives', domain => {
    expect(isFreeMail(domain)).toBe(false);
  });
});

describe('a machine', () => {
  it.each([
    'no-reply@globex.example',
    'noreply@globex.example',
    'do_not_reply@globex.example',
    'messages-noreply@linkedin.com',
    'noreply-crm@globex.example',
    'MAILER-DAEMON@mx.globex.example',
    'bounce+4711@globex.example',
    'bounces@lists.globex.example',
    'anyone@bounces.globex.example',
    'notifications@github.com',
    'newsletter@globex.example',
    'acme-notifications@globex.example',
    'calendar-notification@google.com',
    'c_1888@resource.calendar.google.com',
    'x@group.calendar.google.com',
    'anything@calendly.com',
    'no-reply@zoom.us',
    'meeting@email.teams.microsoft.com',
    'mailer@doodle.com',
    'powiadomienia@globex.example',
    'neodpovidat@globex.example',
    'nicht-antworten@globex.example',
    'reply+ab12cd@reply.github.com',
    'owner-sales@lists.globex.example',
    '0123456789abcdef0123456789abcdef@globex.example',
    'prvs=12ab=ada@globex.example',
  ])('writes from %s', email => {
    expect(isMachineAddress(email)).toBe(true);
  });

  it.each([
    'ada@globex.example',
    'joe.root@globex.example',
    'jan.bot@globex.example',
    'info@globex.example',
    'sales@globex.example',
    'anna.nowak@calendar.example',
    'noreen.reply@globex.example',
    'ada@reply.example',
    'a.bouncer@globex.example',
    'jan.novak.1975@globex.example',
  ])('does not write from %s', email => {
    expect(isMachineAddress(email)).toBe(false);
  });

  it('is known by its name too', () => {
    expect(isMachineAddress('x@globex.example', 'Mail Delivery Subsystem')).toBe(true);
    expect(isMachineAddress('x@globex.example', 'Anna Nowak (via Google Docs)')).toBe(true);
    expect(isMachineAddress('x@globex.example', 'Globex Newsletter')).toBe(true);
    expect(isMachineAddress('x@globex.example', 'Anna Nowak')).toBe(false);
  });
});

describe('the address of a profile', () => {
  it.each([
    'https://www.linkedin.com/in/Ada-Example/',
    'http://de.linkedin.com/in/ada-example?trk=people',
    'linkedin.com/in/ada-example#about',
    'https://www.linkedin.com/in/ada-example/pl',
    'https://www.linkedin.com/in/ada-example/detail/contact-info/',
    'https://m.linkedin.com/mwlite/in/ada-example',
    '  HTTPS://LinkedIn.com:443/in/ada%2Dexample ',
  ])('%s is linkedin.com/in/ada-example', url => {
    expect(profileKey(url)).toBe('linkedin.com/in/ada-example');
  });

  it('reads percent signs as the letters they stand for, in either form of them', () => {
    expect(profileKey('https://linkedin.com/in/jos%C3%A9')).toBe('linkedin.com/in/josé');
    expect(profileKey('https://linkedin.com/in/jose\u0301')).toBe('linkedin.com/in/josé');
    expect(profileKey('linkedin.com/in/100%')).toBe('linkedin.com/in/100%');
  });

  it('keeps paths that tell people apart', () => {
    expect(profileKey('https://pl-pl.facebook.com/people/Ada/42/')).toBe('facebook.com/people/ada/42');
    expect(profileKey('https://twitter.com/Ada')).toBe('x.com/ada');
    expect(profileKey('https://de.wikipedia.org/wiki/Ada')).toBe('de.wikipedia.org/wiki/ada');
  });

  it('is the same when taken twice', () => {
    const slug = fc.stringMatching(/^[a-zA-Z0-9-]{1,20}$/u);
    const host = fc.constantFrom('www.linkedin.com', 'de.linkedin.com', 'xing.com', 'ada.example');
    fc.assert(
      fc.property(host, slug, slug, (site, section, name) => {
        const key = profileKey(`https://${site}/${section}/${name}/?x=1`);
        expect(profileKey(key)).toBe(key);
      }),
    );
  });
});
