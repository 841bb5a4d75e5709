/** The company of cast.ts with files of everybody, shared in every way there is, so that every table has rows of each. */
import type { Incoming } from '../../src/domain/incoming.ts';
import type { TestDatabase } from '../support/databases.ts';
import { audience, person, type Story, touch } from '../support/story.ts';
import {
  emma,
  everyone,
  importPublic,
  jonas,
  jonasContacts,
  jonasMail,
  listMail,
  nina,
  oliver,
  openCompany,
  tomas,
} from './cast.ts';

const subject = (days: number, email: string, words: string): Incoming => {
  const mail = touch('email', days, { email, name: 'Bob Silent' }, { from: 'them', key: `detail-${words}` });
  return mail.type === 'touch' ? { ...mail, detail: { subject: words, place: `room of ${words}`, body: words } } : mail;
};

/** Jonas keeps his to himself; Nina, Tomas and Oliver share by name; Emma does not want to be named. */
export async function openSharedCompany(database: TestDatabase): Promise<Story> {
  const story = await openCompany(database);
  await importPublic(story);
  await story.says(jonasContacts, { family: 'contacts', owner: jonas });
  await story.says(jonasMail, { family: 'mailbox', owner: jonas, sharing: 'private' });
  for (const [owner, sharing] of [
    [tomas, 'named'],
    [emma, 'anonymous'],
  ] as const) {
    await story.says([], { family: 'mailbox', owner, sharing });
    await story.db.query(
      'update source set keep_details = true where owner_id = (select id from colleague where email = $1)',
      [owner],
    );
    const own = owner.split('@')[0];
    await story.says(
      [
        subject(3, 'bob@globex.example', `secret of ${own}`),
        touch('email', 5, { email: `${own}.friend@seznam.cz`, name: `Friend of ${own}` }, { from: 'us' }),
        touch('email', 4, { email: `kim@${own}-knows.example`, name: `Kim of ${own}` }, { from: 'them' }),
        listMail(9, { email: 'noor@northwind.example', name: 'Noor Abadi' }, `list-${own}`),
        listMail(8, { email: `${own}.friend@seznam.cz`, name: `Friend of ${own}` }, `list-${own}-friend`),
      ],
      { family: 'mailbox', owner, sharing },
    );
  }
  await story.says(
    [person('Pia Winter', { profiles: ['linkedin.com/in/pia-winter'], company: 'Globex', title: 'CFO' })],
    { family: 'linkedin', owner: oliver, sharing: 'named' },
  );
  // Vectors as the embedder would give them, only smaller differences.
  await story.db.query(
    `update profile set embedder = 'test', vector = (
       select array_agg(sin(i * (1 + record_id % 7) + record_id))::real[]::vector::halfvec from generate_series(1, 512) i)`,
  );
  return story;
}

export interface Watcher {
  readonly who: string;
  readonly readers: readonly (string | null)[];
}

/** Everyone alone, each pair, all of them, and with somebody who is no colleague. */
export const watchers: readonly Watcher[] = [
  ...everyone.map(one => ({ who: one, readers: [one] })),
  ...everyone.flatMap((one, place) =>
    everyone.slice(place + 1).map(other => ({ who: `${one} and ${other}`, readers: [one, other] })),
  ),
  { who: 'everyone', readers: everyone },
  { who: `${nina} and somebody else`, readers: [nina, null] },
  { who: `${jonas} and somebody else`, readers: [jonas, null] },
];

export const audienceOf = (story: Story, { readers }: Watcher) =>
  audience(story.db, readers.find(one => one !== null) ?? nina, readers);
