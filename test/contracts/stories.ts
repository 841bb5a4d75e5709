/** Twenty short stories of Nina's: what she says and clicks, and what she must then be told, wherever she asks. */

export interface Step {
  /** She writes this … */
  readonly says?: string;
  /** … or clicks, or types, what this button says. */
  readonly clicks?: string;
}

/** What one message must tell. */
export interface Told {
  readonly sentence: RegExp;
  /** In this order; left out where no list is expected. */
  readonly people?: readonly string[];
  /** Person → through whom. */
  readonly through?: Readonly<Record<string, string>>;
  /** Person → what is told of them. */
  readonly of?: Readonly<Record<string, readonly string[]>>;
}

export interface Story {
  readonly name: string;
  /** Where Jonas reads too. */
  readonly openly?: boolean;
  readonly steps: readonly [Step, ...Step[]];
  /** The messages that the last step brings. */
  readonly told: readonly [Told, ...Told[]];
}

const globex = ['Ada Example', 'Eve Engel', 'Bob Silent', 'Lars Frei', 'Tom Birch'];
const paperStreet = ['Ann', 'Ben', 'Col', 'Dee', 'Ed', 'Flo', 'Gil'].map(name => `${name} Paper`);

export const stories: readonly Story[] = [
  {
    name: 'she asks about a company in English',
    steps: [{ says: 'who do we know at Globex?' }],
    told: [
      {
        sentence: /^5 people at Globex Corporation, warmest: Ada Example \(Jonas Weber, strong\)/u,
        people: globex,
        through: { 'Ada Example': 'Jonas Weber', 'Eve Engel': 'You', 'Bob Silent': '' },
        of: {
          'Ada Example': ['strong', 'VP Sales', '14 mails both ways, last 12 days ago', '3 meetings'],
          'Tom Birch': ['left Globex Corporation in May'],
        },
      },
    ],
  },
  {
    name: 'she asks in Polish',
    steps: [{ says: 'kogo znamy w Globexie?' }],
    told: [
      {
        sentence: /^Globex Corporation: 5 osób, najbliżej: Ada Example \(Jonas Weber/u,
        people: globex,
        through: { 'Ada Example': 'Jonas Weber' },
      },
    ],
  },
  {
    name: 'she asks in Czech',
    steps: [{ says: 'koho známe v Globexu?' }],
    told: [
      {
        sentence: /^Globex Corporation: 5 lidí, nejblíž: Ada Example \(Jonas Weber/u,
        people: globex,
        through: { 'Ada Example': 'Jonas Weber' },
      },
    ],
  },
  {
    name: 'she asks in German',
    steps: [{ says: 'wen kennen wir bei Globex?' }],
    told: [{ sentence: /^5 Personen.*Ada Example/u, people: globex, through: { 'Ada Example': 'Jonas Weber' } }],
  },
  {
    name: 'she asks in Persian',
    steps: [{ says: 'در گلوبکس چه کسی را می‌شناسیم؟' }],
    told: [{ sentence: /^5 نفر.*Ada Example/u, people: globex, through: { 'Ada Example': 'Jonas Weber' } }],
  },
  {
    name: 'she goes on to another company',
    steps: [{ says: 'who do we know at Globex?' }, { says: 'and at Initech?' }],
    told: [
      {
        sentence: /^1 person at Initech Ltd: Owen Radcliffe \(you, strong\)$/u,
        people: ['Owen Radcliffe'],
        through: { 'Owen Radcliffe': 'You' },
        of: { 'Owen Radcliffe': ['20 mails both ways, last 5 days ago'] },
      },
    ],
  },
  {
    name: 'she wants to know more about the second',
    steps: [{ says: 'who do we know at Globex?' }, { says: 'more about the second' }],
    told: [
      {
        sentence: /^Eve Engel – Head of Engineering/u,
        people: ['Eve Engel'],
        of: { 'Eve Engel': ['eve@globex.example'] },
      },
    ],
  },
  {
    name: 'she wants to know more, by the button',
    steps: [{ says: 'who do we know at Globex?' }, { clicks: 'More about Ada Example' }],
    told: [
      { sentence: /^Ada Example – VP Sales/u, people: ['Ada Example'], of: { 'Ada Example': ['ada@globex.example'] } },
    ],
  },
  {
    name: 'she picks one of two by its number',
    steps: [{ says: 'who knows Anna Nowak?' }, { says: '2' }],
    told: [{ sentence: /Anna Nowak/u, people: ['Anna Nowak'] }],
  },
  {
    name: 'she picks one of two by its button',
    steps: [{ says: 'who do we know at Meridian?' }, { clicks: 'Meridian Logistics s.r.o.' }],
    told: [{ sentence: /Meridian Logistics s\.r\.o\./u, people: ['Anna Nowak'] }],
  },
  {
    name: 'she picks one of two by its name',
    steps: [{ says: 'who do we know at Meridian?' }, { says: 'Meridian Health' }],
    told: [{ sentence: /Meridian Health Ltd/u, people: ['Anna Nowak'] }],
  },
  {
    name: 'she asks why',
    steps: [{ says: 'who knows Ada Example?' }, { says: 'why?' }],
    told: [{ sentence: /^Ada Example: strong, .*14 mails.*The points of an exchange halve/u }],
  },
  {
    name: 'she turns the page by the button',
    steps: [{ says: 'who do we know at Paper Street?' }, { clicks: 'Show 2 more' }],
    told: [{ sentence: /^Next 2 of 7 at Paper Street$/u, people: paperStreet.slice(5) }],
  },
  {
    name: 'she asks for the next page',
    steps: [{ says: 'who do we know at Paper Street?' }, { says: 'show more' }],
    told: [{ sentence: /^Next 2 of 7 at Paper Street$/u, people: paperStreet.slice(5) }],
  },
  {
    name: 'nobody is known there',
    steps: [{ says: 'who do we know at Hollow Industries?' }],
    told: [
      { sentence: /^We know nobody at Hollow Industries a\.s\. The nearest we have:$/u, people: ['Owen Radcliffe'] },
    ],
  },
  {
    name: 'the company itself is unknown',
    steps: [{ says: 'who do we know at Wibblestone Breweries?' }],
    told: [{ sentence: /^I found nothing called “Wibblestone Breweries”/u }],
  },
  {
    name: 'what she says is not understood',
    steps: [{ says: 'book me a flight to Oslo' }],
    told: [{ sentence: /That is not something I do\./u }],
  },
  {
    name: 'she looks for an introduction',
    steps: [{ says: 'who could introduce me to Ada Example?' }],
    told: [{ sentence: /^Jonas Weber can introduce you to Ada Example \(strong\)/u, people: ['Ada Example'] }],
  },
  {
    name: 'she looks for somebody by what they do, and where',
    steps: [{ says: 'someone in procurement at a hospital in Poland' }],
    told: [
      {
        sentence: /Best match: Elżbieta Sowa$/u,
        people: ['Elżbieta Sowa'],
        of: { 'Elżbieta Sowa': ['kierowniczka działu zakupów', '6 mails both ways, last 15 days ago'] },
      },
    ],
  },
  {
    name: 'she asks where Jonas reads too, about somebody whom only she may see',
    openly: true,
    steps: [{ says: 'who do we know at Quiet Works?' }],
    told: [
      { sentence: /^We know nobody at Quiet Works.*Something was left out/u, people: [] },
      { sentence: /^1 person at Quiet Works: Canary Private \(you/u, people: ['Canary Private'] },
    ],
  },
];

export const names = [
  ...globex,
  ...paperStreet,
  'Owen Radcliffe',
  'Anna Nowak',
  'Elżbieta Sowa',
  'Canary Private',
] as const;
export { paperStreet };
