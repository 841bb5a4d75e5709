/** Any card there may be, written by somebody hostile, for what has to hold whatever stands in one. */
import fc from 'fast-check';
import type { Block, Card, CardAction } from '../../src/cards/card.ts';
import { untrusted } from '../../src/cards/untrusted.ts';

export interface Hostile {
  /** Pieces that mean something to the platform. */
  readonly pieces: readonly string[];
  /** Texts longer than a message bears. */
  readonly longest: readonly string[];
  /** How many times as often as those a text is an ordinary one. */
  readonly ordinary: number;
  /** More buttons in a row than the platform takes. */
  readonly mostButtons: number;
}

export function anyCard({ pieces, longest, ordinary, mostButtons }: Hostile): fc.Arbitrary<Card> {
  const hostile = fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme', maxLength: 30 }));
  const anyText = fc.array(hostile, { maxLength: 12 }).map(parts => parts.join(''));
  const anyLabel = fc.array(hostile, { minLength: 1, maxLength: 5 }).map(parts => `x${parts.join('')}`);
  const action: fc.Arbitrary<CardAction> = anyLabel.map(label => ({
    label,
    verb: 'about',
    arguments: { personId: 1 },
  }));
  const long = fc.oneof(
    { weight: ordinary, arbitrary: anyText },
    { weight: 1, arbitrary: fc.constantFrom(...longest) },
  );
  const person: fc.Arbitrary<Block> = fc.record({
    type: fc.constant('person' as const),
    number: fc.nat(99),
    name: anyText.map(text => untrusted(text, 'ltr')),
    role: long,
    strength: fc.constant(0.5),
    level: fc.constantFrom(0 as const, 4 as const),
    word: anyLabel,
    reasons: fc.array(long, { maxLength: 3 }),
    paths: fc.array(long, { maxLength: 3 }),
    warnings: fc.array(anyText, { maxLength: 2 }),
    sources: fc.option(anyText, { nil: null }),
    actions: fc.array(action, { maxLength: 3 }),
  });
  const block: fc.Arbitrary<Block> = fc.oneof(
    person,
    fc.record({
      type: fc.constant('text' as const),
      text: long,
      tone: fc.constantFrom('plain' as const, 'muted' as const, 'warning' as const),
    }),
    fc.record({
      type: fc.constant('facts' as const),
      facts: fc.array(fc.record({ label: anyLabel, value: long }), { maxLength: 9 }),
    }),
    fc.record({
      type: fc.constant('choices' as const),
      items: fc.array(fc.record({ number: fc.nat(99), label: anyLabel, hint: anyText, action }), { maxLength: 9 }),
    }),
    fc.record({ type: fc.constant('actions' as const), actions: fc.array(action, { maxLength: mostButtons }) }),
  );
  return fc.record({
    language: fc.constantFrom('en' as const, 'fa' as const),
    direction: fc.constantFrom('ltr' as const, 'rtl' as const),
    title: long.map(text => `t${text}`),
    blocks: fc.array(block, { maxLength: 8 }),
    actions: fc.array(action, { maxLength: 5 }),
  });
}
