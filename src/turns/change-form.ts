/** Changing what is proposed in a form: opened from its card, looked at when it is sent, and proposed anew in its place. */
import { audienceOf } from '../access/viewers.ts';
import type { Filled } from '../cards/form.ts';
import type { Parties, Stranger, Turns } from '../channels/port.ts';
import type { Database } from '../db/database.ts';
import type { Proposal } from '../domain/proposal.ts';
import type { Ledger } from '../ledger/port.ts';
import type { Arguments, ProposalForms, SkillContext, SkillName } from '../skills/port.ts';
import { type Language, languages } from '../words/port.ts';
import { type MessageId, say } from '../words/say.ts';
import { type Clicked, clickedAction, isKnown, refusedClick } from './click.ts';

export interface ChangeParts {
  readonly db: Database;
  readonly ledger: Ledger;
  readonly forms: ProposalForms;
}

/** Null: it is no longer as it was proposed. */
async function proposalOf(ledger: Ledger, { turn }: Clicked, now: Date): Promise<Proposal | null> {
  const view = await ledger.of(turn, now);
  return view?.entries.some(({ state }) => state === 'proposed') ? view.proposal : null;
}

/** @returns null where the card was decided on, or what was filled in is not possible any more */
export async function filledRun(
  { ledger, forms }: Pick<ChangeParts, 'ledger' | 'forms'>,
  clicked: Clicked,
  filled: Filled,
  context: SkillContext,
): Promise<{ readonly skill: SkillName; readonly arguments: Arguments } | null> {
  const proposal = await proposalOf(ledger, clicked, context.now);
  const read = proposal && (await forms.read(proposal, filled, context));
  if (!read || !('arguments' in read)) return null;
  const { said, quoted } = clicked.asked;
  const words = { ...(said === undefined ? {} : { said }), ...(quoted === undefined ? {} : { quoted }) };
  return { skill: clicked.skill, arguments: { ...words, ...read.arguments } };
}

type Asked = Parameters<Turns['changeForm']>[0];

/** What the form is about, and for whom; or why there is none. */
type Found = { readonly proposal: Proposal; readonly context: SkillContext } | { readonly wrong: MessageId };

export function openChangeForm({ db, ledger, forms }: ChangeParts): Pick<Turns, 'changeForm' | 'checkForm'> {
  const wrong = (who: Stranger): Found => ({ wrong: `identity.chat.${who}` });

  const find = async ({ channel, click, who }: Asked, language: Language, now: Date): Promise<Found> => {
    const parties: Parties | Stranger = await who();
    if (typeof parties === 'string') return wrong(parties);
    const { asker, readers } = parties;
    const clicked = await clickedAction(db, channel, click);
    const refusal = refusedClick(clicked, asker.id);
    if (refusal === 'notYours') return { wrong: 'click.notYours' };
    const proposal = clicked && (await proposalOf(ledger, clicked, now));
    if (!proposal) return { wrong: (await isKnown(db, channel, click)) ? 'click.decided' : 'click.old' };
    return { proposal, context: { audience: await audienceOf(db, asker, readers), now, language } };
  };
  const languageOf = ({ language }: Asked) => languages.find(one => one === language) ?? 'en';

  return {
    async changeForm(asked, now) {
      const language = languageOf(asked);
      const found = await find(asked, language, now);
      if ('wrong' in found) return { sentence: say(language, found.wrong), language };
      return { form: await forms.of(found.proposal, found.context) };
    },
    async checkForm({ filled, ...asked }, now) {
      const language = languageOf(asked);
      const found = await find(asked, language, now);
      if ('wrong' in found) return { sentence: say(language, found.wrong), language };
      const read = await forms.read(found.proposal, filled, found.context);
      if ('arguments' in read) return null;
      return { faults: read.faults, form: await forms.of(found.proposal, found.context) };
    },
  };
}
