/** Everything a reply says, for comparing what two people are told, or one person in two worlds. */
import type { Reply } from '../../src/channels/port.ts';
import type { Story } from '../support/story.ts';

/** One conversation each; what is asked first names what later words mean. */
export const questions: readonly (readonly string[])[] = [
  ['who do we know at Globex?', 'only engineering', 'tell me more about the second', 'why?'],
  ['who do we know at Globex Corporation?', 'and at Initech?'],
  ['who do we know at Northwind Trading?'],
  ['who do we know at Initech?', 'only procurement'],
  ['who do we know at Secret Labs?'],
  ['who do we know at Secrt Labs'],
  ['who do we know at secretlabs.example'],
  ['who do we know at Umbrella Holding'],
  ['who do we know at Umbra'],
  ['who do we know at Globx'],
  ['who do we know at Hollow Industries?'],
  ['who knows Ada Example?', 'why?'],
  ['who knows Ada?'],
  ['who knows Ada Example-Secretname?'],
  ['who knows Sybil Hidden?'],
  ['who knows Sybil Hiden?'],
  ['who knows sybil@secretlabs.example'],
  ['who knows Gil Freeman?'],
  ['who knows gil.freeman@gmail.com'],
  ['who knows Anna Nowak?', '1'],
  ['who knows Mia Fields?', 'why?'],
  ['who knows Bob Silent?'],
  ['who knows Thomas Birch?'],
  ['who knows Zoe Newcomer?'],
  ['who knows Noor Abadi?'],
  ['tell me more about Paul Plain'],
  ['who do we know at hospitals?'],
  ['who could introduce me to Ada Example?'],
  ['who could introduce me to Bob Silent?'],
  ['who could introduce me to Sybil Hidden?'],
  ['who on our side is closest to Globex?'],
  ['who on our side is closest to Initech?'],
  ['who on our side is closest to Secret Labs?'],
  ['who do we know that used to work at Globex?'],
  ['who do we know that used to work at Secret Labs?'],
  ['tell me more about Ada Example'],
  ['tell me more about Eve Engel'],
  ['tell me more about Tom Birch'],
  ['tell me more about Sybil Hidden'],
  ['someone in procurement'],
  ['which CISOs do we know?'],
  ['who do we know in Kraków?'],
  ['who do we know in procurement at hospitals in Poland?'],
  ['CISOs we have talked to this year'],
  ['kogo znamy w Globexie?'],
];

export interface Said {
  readonly question: string;
  readonly outcome: string;
  /** The whole reply, but for how long it took and under which reference. */
  readonly reply: string;
}

let conversations = 0;

export async function repliesTo(
  story: Story,
  as: string,
  { readers, asked = questions }: { readers?: readonly string[]; asked?: readonly (readonly string[])[] } = {},
): Promise<Said[]> {
  const said: Said[] = [];
  for (const conversation of asked) {
    conversations += 1;
    const thread = `conversation-${conversations}`;
    for (const [place, text] of conversation.entries()) {
      const reply = await story.ask(text, { as, thread, ...(readers ? { readers } : {}) });
      const question = conversation.slice(0, place + 1).join(' → ');
      said.push({ question, outcome: reply.outcome, reply: wholeOf(reply) });
    }
  }
  return said;
}

/** Whether the search by meaning was ready in time depends on the machine, and nothing here has a vector. */
const late = 'Searched by words only: the search by meaning was not ready in time.';

const wholeOf = ({ elapsedMs, reference, text, card, result, ...rest }: Reply) =>
  JSON.stringify(
    {
      ...rest,
      text: text.replace(`\n${late}`, ''),
      card: { ...card, blocks: card.blocks.filter(block => !('text' in block && block.text === late)) },
      result: result && { ...result, withoutMeaning: undefined },
    },
    null,
    1,
  );

/** The same with ids numbered as they come, for worlds whose records were counted differently. */
export const withoutIds = (said: readonly Said[]): Said[] =>
  said.map(one => {
    const seen = new Map<string, number>();
    const reply = one.reply.replace(/"(\w*Id|id)": (\d+)/gu, (_, key: string, id: string) => {
      const name = `${kindOf(key)} ${id}`;
      seen.set(name, seen.get(name) ?? seen.size + 1);
      return `"${key}": ${seen.get(name)}`;
    });
    return { ...one, reply };
  });

const kindOf = (key: string) =>
  /account|company/iu.test(key)
    ? 'account'
    : /colleague/u.test(key)
      ? 'colleague'
      : /person|contact|like/u.test(key)
        ? 'contact'
        : key;

/** Words that are in none of the replies. */
export const whereSaid = (said: readonly Said[], words: RegExp): string[] =>
  // The words of the question itself may be repeated: "I know nobody called …".
  said.filter(one => words.test(one.reply) && !words.test(one.question)).map(one => `${one.question}: ${one.reply}`);
