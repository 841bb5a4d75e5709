/** A small company to talk about: fictional names, a skill that echoes its arguments, a look-up over a short list. */
import { z } from 'zod';
import { createInterpreter, type Interpreter } from '../../src/agent/interpreter/interpret.ts';
import { loadPhrasings } from '../../src/agent/load-skills.ts';
import type { TurnLine } from '../../src/agent/memory.ts';
import type { Turn } from '../../src/agent/turn.ts';
import type { Card } from '../../src/cards/card.ts';
import { fold, tokens } from '../../src/domain/fold.ts';
import type { NameKind, NameMatch } from '../../src/knowledge/port.ts';
import type { Arguments, Shown, Skill, SkillName } from '../../src/skills/port.ts';

export const now = new Date('2026-06-15T10:00:00Z');

export const known: readonly { kind: NameKind; id: number; name: string; hint: string | null }[] = [
  { kind: 'account', id: 1, name: 'Globex', hint: 'software · Warsaw' },
  { kind: 'account', id: 2, name: 'Initech', hint: 'machinery · Wien' },
  { kind: 'account', id: 31, name: 'Mercury Foods', hint: 'food · Poznań' },
  { kind: 'account', id: 32, name: 'Mercury Hospital', hint: 'hospital · Brno' },
  { kind: 'contact', id: 11, name: 'Anna Nowak', hint: 'CFO · Globex' },
  { kind: 'contact', id: 12, name: 'Petr Svoboda', hint: 'Buyer · Globex' },
  { kind: 'contact', id: 13, name: 'لیلا احمدی', hint: 'Globex' },
  { kind: 'colleague', id: 21, name: 'Marek Wolski', hint: null },
];

/** Equal after folding, or the name's first letters with another ending. */
function likeness(word: string, name: string): number {
  if (word === name) return 1;
  const stem = name.slice(0, Math.max(3, name.length - 1));
  return word.length >= 4 && word.startsWith(stem) && Math.abs(word.length - name.length) <= 4 ? 0.9 : 0;
}

/** A stand-in for the look-up in the database. */
export function findNames(text: string): NameMatch[] {
  const words = tokens(text);
  const found = known.flatMap(({ kind, id, name, hint }) => {
    const parts = fold(name).split(' ');
    return words.flatMap((first, i): NameMatch[] => {
      const whole = parts.map((part, k) => likeness(words[i + k]?.folded ?? '', part));
      const all = whole.every(score => score > 0);
      const similarity = all ? Math.min(...whole) : parts.some(part => likeness(first.folded, part) > 0) ? 0.6 : 0;
      if (similarity === 0) return [];
      const last = words[all ? i + parts.length - 1 : i]!;
      const by = similarity === 1 ? 'exact' : all ? 'inflected' : 'part';
      const stretch = { words: text.slice(first.start, last.end), start: first.start, end: last.end };
      return [{ kind, id, name, ...stretch, similarity, by, hint }];
    });
  });
  return found.sort((a, b) => b.similarity - a.similarity);
}

let learned: Promise<Interpreter> | undefined;

/** The interpreter with the phrasings that ship; learned once a test file. */
export function interpreter(): Promise<Interpreter> {
  learned ??= loadPhrasings('skills').then(createInterpreter);
  return learned;
}

const card: Card = { language: 'en', direction: 'ltr', title: 'echo', blocks: [], actions: [] };

/** A skill that works: it answers with the arguments it was given. */
export function echo(name: SkillName, run?: (args: Arguments) => Promise<never>): Skill {
  return {
    name,
    description: `Echoes what ${name} was asked.`,
    schema: z.object({
      company: z.string().optional(),
      companyId: z.number().optional(),
      person: z.string().optional(),
      personId: z.number().optional(),
      function: z.enum(['procurement', 'engineering']).optional(),
      question: z.string().optional(),
      offset: z.number().optional(),
    }),
    effect: 'read',
    run: async args => {
      if (run) return run(args);
      return { skill: name, arguments: args, outcome: 'answered', result: args, card, shown: [] };
    },
  };
}

export const echoes: readonly Skill[] = (['who-we-know', 'find-people', 'more', 'why'] as const).map(name =>
  echo(name),
);

export function shown(ids: readonly number[], kind: Shown['kind'] = 'contact'): Shown[] {
  return ids.map(id => ({ kind, id }));
}

/** "Who do we know at Globex?" was answered with three people. */
export const afterGlobex: readonly TurnLine[] = [
  {
    tool: 'who-we-know',
    arguments: { question: 'at', company: 'Globex' },
    outcome: 'answered',
    shown: shown([11, 12, 13]),
  },
];

/** "Mercury" could be two companies; the reply asked which. */
export const afterChoices: readonly TurnLine[] = [
  {
    tool: 'who-we-know',
    arguments: { question: 'at', company: 'Mercury' },
    outcome: 'choices',
    shown: shown([31, 32], 'account'),
    choosing: 'company',
  },
];

export function turn(text: string, memory: readonly TurnLine[] = []): Turn {
  const asker = { id: 1, name: 'Ewa Lis', email: 'ewa@ours.example', team: 'Sales', language: 'en', timeZone: null };
  return { text, audience: { asker, readers: [1], scopes: [1] }, now, language: 'en', memory };
}
