/** What became of a proposal, told from the ledger: a line for each piece, and what can still be done about it. */
import { type Block, type Card, type CardAction, directionOf } from '../../cards/card.ts';
import { webAddress } from '../../cards/web-address.ts';
import type { Entry, Ledgered } from '../../ledger/port.ts';
import { type MessageId, say } from '../../words/say.ts';
import { type CardOptions, dotted, foreign } from '../card-options.ts';
import { piecesOf, whoIn } from './card.ts';

const isOpen = ({ state }: Entry) => state === 'queued' || state === 'delivered' || state === 'undoing';

/** What is true of all entries together. */
function titleOf(entries: readonly Entry[]): MessageId {
  const all = (...states: readonly Entry['state'][]) => entries.every(({ state }) => states.includes(state));
  const some = (state: Entry['state']) => entries.some(entry => entry.state === state);
  if (some('proposed')) return 'ledger.proposed';
  if (all('cancelled')) return 'ledger.left';
  if (entries.some(({ checking }) => checking)) return 'ledger.checking';
  if (some('undoing')) return 'ledger.undoing';
  if (entries.some(isOpen)) return 'ledger.saving';
  if (all('verified')) return 'ledger.saved';
  if (all('undone')) return 'ledger.undone';
  if (all('failed')) return 'ledger.failed';
  return 'ledger.inPart';
}

const marks: Readonly<Record<Entry['state'], string>> = {
  proposed: '○',
  queued: '…',
  delivered: '…',
  verified: '✓',
  cancelled: '–',
  failed: '✗',
  undoing: '…',
  undone: '↩',
};

/** Reasons of ours; every other is what the CRM said. */
const reasons: readonly string[] = ['changed', 'gone', 'depends'];

function reasonOf({ reason, remedy }: Entry, options: CardOptions): string | null {
  if (reason === null) return null;
  if (reasons.includes(reason)) return say(options.language, `ledger.reason.${reason}` as MessageId);
  return [reason, remedy]
    .filter(text => text)
    .map(text => foreign(String(text), options, 200))
    .join(' ');
}

const isThere = ({ state }: Entry) => state === 'delivered' || state === 'verified';

/** Where people can look at it: at the first that was written, and at whatever stands there twice. */
function linkBlocks({ entries, crm }: Ledgered, options: CardOptions): readonly Block[] {
  const first = entries.find(entry => isThere(entry) && entry.url !== null);
  const [open, copy] = (['ledger.open', 'ledger.openCopy'] as const).map(id =>
    say(options.language, id, { crm: foreign(crm, options) }),
  );
  const links = [
    { label: open ?? '', url: webAddress(first?.url ?? null) },
    ...entries.flatMap(({ twins }) => twins).map(({ url }) => ({ label: copy ?? '', url: webAddress(url) })),
  ].flatMap(({ label, url }) => (url === null ? [] : [{ label, url }]));
  return links.length === 0 ? [] : [{ type: 'links', links }];
}

function pieceBlocks(entry: Entry, text: string, crm: string, options: CardOptions): readonly Block[] {
  const { language } = options;
  const reason = reasonOf(entry, options);
  const twins = entry.twins.length > 0 ? say(language, 'ledger.twins', { crm: foreign(crm, options) }) : '';
  const differs = entry.differs.map(field => say(language, `ledger.field.${field}` as MessageId)).join(', ');
  return [
    { type: 'text', text: `${marks[entry.state]} ${text}` },
    ...(reason ? [{ type: 'text' as const, tone: 'warning' as const, text: reason }] : []),
    ...(differs
      ? [
          {
            type: 'text' as const,
            tone: 'warning' as const,
            text: say(language, 'ledger.differs', { fields: differs }),
          },
        ]
      : []),
    ...(twins ? [{ type: 'text' as const, tone: 'warning' as const, text: twins }] : []),
  ];
}

/** On whom and on which deal it was to be: the words alone may name neither. */
function aboutBlocks({ proposal }: Ledgered, options: CardOptions): readonly Block[] {
  const deal = proposal.deal && say(options.language, 'proposal.deal', { deal: foreign(proposal.deal.name, options) });
  const text = dotted([whoIn(proposal, options), deal]);
  return text === '' ? [] : [{ type: 'text', tone: 'muted', text }];
}

/** @param note `undo?`: whether to take back what is named; `change`: how to say what is to be changed */
export function ledgerCard(view: Ledgered, options: CardOptions & { note?: 'undo?' | 'change' }): Card {
  const { language, note } = options;
  const texts = piecesOf(view.proposal, options).map(piece => piece.text);
  const crm = foreign(view.crm, options);
  const blocks = view.entries.flatMap(entry => {
    const own = say(language, 'ledger.needed', { name: foreign(entry.name, options) });
    return pieceBlocks(entry, entry.piece === 0 ? own : (texts[entry.piece - 1] ?? own), view.crm, options);
  });
  const isProposed = view.entries.some(({ state }) => state === 'proposed');
  const actions: CardAction[] = isProposed
    ? [
        { label: say(language, 'action.save'), verb: 'save', arguments: {} },
        { label: say(language, 'action.cancel'), verb: 'leave', arguments: {} },
      ]
    : view.undoableUntil
      ? [{ label: say(language, 'action.undo'), verb: 'undo', arguments: {} }]
      : [];
  const notes: Block[] =
    note === 'change' ? [{ type: 'text', tone: 'muted', text: say(language, 'ledger.change') }] : [];
  return {
    language,
    direction: directionOf(language),
    title: note === 'undo?' ? say(language, 'ledger.undo?', { crm }) : say(language, titleOf(view.entries), { crm }),
    blocks: [...blocks, ...aboutBlocks(view, options), ...linkBlocks(view, options), ...notes],
    actions,
  };
}
