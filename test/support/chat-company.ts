/** The company behind the stories that are told in chat platforms: Nina and Jonas sell. */
import type { Incoming } from '../../src/domain/incoming.ts';
import { company, person, type Story, touch } from './story.ts';

const globex = company('Globex Corporation', { domains: ['globex.example'] });

async function told(story: Story, records: readonly Incoming[]): Promise<void> {
  await story.colleague('Nina Kowalczyk', 'nina@ours.example', 'Sales');
  await story.colleague('Jonas Weber', 'jonas@ours.example', 'Sales');
  await story.says([globex, ...records]);
}

/** All colleagues know of Ada at Globex and Bob at Initech. */
export const globexAndInitech = (story: Story) =>
  told(story, [
    company('Initech Ltd', { domains: ['initech.example'] }),
    person('Ada Example', { emails: ['ada@globex.example'], company: 'Globex Corporation' }),
    person('Bob Example', { emails: ['bob@initech.example'], company: 'Initech Ltd' }),
  ]);

/** All colleagues know of seven people at Globex: more than a first view shows. */
export const sevenAtGlobex = (story: Story) =>
  told(
    story,
    ['Ada', 'Bob', 'Cem', 'Dan', 'Eva', 'Fay', 'Gus'].map(name =>
      person(`${name} Example`, { emails: [`${name}@globex.example`.toLowerCase()], company: 'Globex Corporation' }),
    ),
  );

/** Somebody with whom mails went both ways. */
export const correspondent = (
  name: string,
  email: string,
  more: object = { company: 'Globex Corporation' },
): Incoming[] => [
  person(name, { emails: [email], ...more }),
  touch('email', 3, { email, name }, { from: 'them' }),
  touch('email', 2, { email, name }),
];

/** Nina alone may see that Canary exists. */
export const canaryOfNina = (story: Story) =>
  story.says(correspondent('Canary Private', 'canary@globex.example'), {
    family: 'mailbox',
    owner: 'nina@ours.example',
    sharing: 'private',
  });
