/** Which deal, and what of it changes. */
import { amountsIn } from '../../domain/amounts.ts';
import { fold } from '../../domain/fold.ts';
import { isClosed, stageNamed } from '../../domain/log/stages.ts';
import type { Chosen, Proposal } from '../../domain/proposal.ts';
import { type Candidate, chooseRecord } from '../../domain/record-choice.ts';
import type { KnownDeal, Reading } from '../../knowledge/port.ts';
import { sayMoney } from '../../words/numbers.ts';
import type { Language } from '../../words/port.ts';
import type { Arguments } from '../port.ts';
import { lastDayIn } from './days.ts';
import type { LogChoice, Question } from './result.ts';

/** Who was spoken with, or the words of its name, settle a deal; who owns it does not. */
const dealLead = 1.2;

export const openDeals = (deals: readonly KnownDeal[]) => deals.filter(deal => !isClosed(deal.stage));

/** Most choices that help. */
const mostChoices = 6;

/** How many letters two forms of one word share. */
const stem = 5;
const alike = (a: string, b: string) =>
  a === b || (a.length >= stem && b.length >= stem && a.slice(0, stem) === b.slice(0, stem));

/** The words of a deal's name that no other deal here has: "cold rooms", not "Globex". */
function ownWords(deal: KnownDeal, deals: readonly KnownDeal[]): readonly string[] {
  const others = deals.filter(one => one !== deal).flatMap(one => fold(one.name).split(' '));
  return fold(deal.name)
    .split(' ')
    .filter(word => word.length > 2 && !others.includes(word));
}

function saidOf(deal: KnownDeal, deals: readonly KnownDeal[], said: string): number {
  const words = fold(said).split(' ');
  const own = ownWords(deal, deals);
  return own.length === 0 ? 0 : own.filter(word => words.some(one => alike(word, one))).length / own.length;
}

/** Those of the account, or, where it has none, those of the people; all of theirs where no account is known. */
export function dealsThere(
  deals: readonly KnownDeal[],
  accountId: number | null,
  contactIds: readonly number[],
): readonly KnownDeal[] {
  if (accountId === null) return deals;
  const here = deals.filter(one => one.accountId === accountId);
  // A subsidiary's deal is meant only where somebody who stands on it was named.
  return here.length > 0 ? here : deals.filter(one => one.contactIds.some(id => contactIds.includes(id)));
}

/** A word that many deals are called by ("rollout") is enough only where they are few. */
const leastSaid = 0.5;

/** Where neither a company nor a person is named: the open deals whose names the message says most of. */
export async function dealsSaid(reading: Reading, said: string): Promise<readonly KnownDeal[]> {
  const words = [...said.toLowerCase().split(/[^\p{L}\p{N}]+/u), ...fold(said).split(' ')].filter(
    word => word.length > 3,
  );
  if (words.length === 0) return [];
  return mostSaid(openDeals(await reading.dealsNamed([...new Set(words)])), said);
}

/** Of these deals those whose names the message says most of, and at least half of. */
export function mostSaid(deals: readonly KnownDeal[], said: string): readonly KnownDeal[] {
  const found = deals
    .map(deal => ({ deal, share: saidOf(deal, [deal], said), words: ownWords(deal, [deal]).length }))
    .filter(({ share }) => share >= leastSaid)
    .map(({ deal, share, words }) => ({ deal, score: share * words + share }));
  const most = Math.max(...found.map(({ score }) => score));
  return found.filter(({ score }) => score === most).map(({ deal }) => deal);
}

/** Whether the deal's name holds all of these words. */
export const saysAll = (deal: KnownDeal, words: string) =>
  fold(words)
    .split(' ')
    .every(word =>
      fold(deal.name)
        .split(' ')
        .some(own => alike(own, word)),
    );

export const dealChoice = (deal: KnownDeal, language: Language): LogChoice => ({
  kind: 'deal',
  id: deal.id,
  name: deal.name,
  hint: [
    deal.stage,
    deal.amount === null ? null : sayMoney(language, deal.amount, deal.currency),
    deal.owner,
    deal.closeDate,
  ]
    .filter(Boolean)
    .join(' · '),
});

export interface DealSetting {
  readonly askerId: number;
  readonly contacts: readonly number[];
  readonly language: Language;
  /** A reminder is about people; nobody is asked about a deal for it. */
  readonly mayAsk: boolean;
}

export function dealOf(
  deals: readonly KnownDeal[],
  args: Arguments,
  setting: DealSetting,
): { deal: Chosen | null; question: Question | null } {
  const none = { deal: null, question: null };
  if (args.dealId === 0) return none;
  const picked = deals.find(deal => deal.id === args.dealId);
  if (picked)
    return { deal: { id: picked.id, name: picked.name, why: ['picked'], margin: 1, runnersUp: [] }, question: null };
  const open = openDeals(deals).filter(deal => deal.id !== args.notDealId);
  if (open.length === 0) return none;
  const candidates = open.map(
    (deal): Candidate => ({
      id: deal.id,
      name: deal.name,
      similarity: 1,
      atAccount: null,
      ownTouchDays: null,
      anyTouchDays: null,
      openDeals: 0,
      ownDeals: deal.ownerId === setting.askerId ? 1 : 0,
      // Who was spoken with says more about which deal it was than who owns it.
      owned: false,
      left: false,
      said: Math.max(
        saidOf(deal, open, `${args.said ?? ''} ${args.deal ?? ''}`),
        setting.contacts.some(id => deal.contactIds.includes(id)) ? 0.5 : 0,
      ),
    }),
  );
  const result = chooseRecord(candidates, dealLead);
  if ('chosen' in result)
    return { deal: { ...result.chosen, why: open.length === 1 ? ['only'] : result.chosen.why }, question: null };
  if (!setting.mayAsk) return none;
  const choices = result.among
    .slice(0, mostChoices)
    .flatMap(one => open.find(deal => deal.id === one.id) ?? [])
    .map(deal => dealChoice(deal, setting.language));
  return { deal: null, question: { asks: 'deal', choosing: 'deal', choices } };
}

/**
 * A stage of the company's own, said by its name where nothing else announces it: "falmouth lift now tender submitted". One
 * word is too common for that, a task may be about one, and so may the deal's name.
 */
function stageSaid(args: Arguments, deal: KnownDeal | null, stages: readonly string[]): string | null {
  const elsewhere = [...(args.tasks ?? []).map(task => task.what), deal?.name ?? ''].map(words => ` ${fold(words)} `);
  const said = ` ${fold(args.said ?? '')} `;
  const named = stages.filter(stage => {
    const words = ` ${fold(stage)} `;
    return words.trim().includes(' ') && said.includes(words) && !elsewhere.some(other => other.includes(words));
  });
  if (named.length === 1) return named[0] ?? null;
  return deal && named.length === 0 ? stageAfterDeal(args.said ?? '', deal, stages) : null;
}

/** "Benefits admin to Discovery", "Gdynia na negocjacje": what a deal is called, and at the end of that where it goes. */
function stageAfterDeal(said: string, deal: KnownDeal, stages: readonly string[]): string | null {
  const own = ownWords(deal, []).map(word => fold(word));
  for (const clause of said.split(/[,;:.!?\n،؛]+|\s[-–—]\s/u)) {
    const moved = movedTo.exec(fold(clause));
    const { what = '', to = '' } = moved?.groups ?? {};
    const stage = stageNamed(to, stages);
    if (
      stage &&
      fold(what)
        .split(' ')
        .some(word => own.some(one => alike(one, word)))
    )
      return stage;
  }
  return null;
}
const movedTo =
  /^(?<what>.{3,60}?) (?:to|into|goes|now|na|do|w|we|v|ve|auf|in|zu|به|رفت) (?<to>\p{L}+(?: \p{L}+)?)(?: (?:bitte|please|pls|prosze|prosim|now|teraz|ted|setzen|stellen))*$/u;

/** What is said to change, where it differs from what is stored. */
export function changesOf(
  deal: KnownDeal | null,
  args: Arguments,
  stages: readonly string[],
  setting: { language: Language; now: Date; timeZone: string },
): Proposal['changes'] {
  const changes: Proposal['changes'] = [];
  const stage = args.stage ? stageNamed(args.stage, stages) : stageSaid(args, deal, stages);
  if (stage && stage !== deal?.stage)
    changes.push({ field: 'stage', from: deal?.stage ?? null, to: stage, currency: null });
  const [amount] = args.amount ? amountsIn(args.amount, setting.language, { plain: true }) : [];
  if (amount && amount.value !== deal?.amount)
    changes.push({
      field: 'amount',
      from: deal?.amount ?? null,
      to: amount.value,
      currency: amount.currency ?? deal?.currency ?? null,
    });
  const closes = args.closeDate ? lastDayIn(args.closeDate, setting) : null;
  if (closes && closes !== deal?.closeDate)
    changes.push({ field: 'closeDate', from: deal?.closeDate ?? null, to: closes, currency: null });
  return changes;
}
