/** The form for changing what a card proposes, at work: a dialog that Teams opens, and looks at again when it is sent. */
import { type Faults, type Form, refilled } from '../../cards/form.ts';
import { languages } from '../../words/port.ts';
import { say } from '../../words/say.ts';
import type { NoForm, Parties, StoredTurn, Stranger, Turns } from '../port.ts';
import type { HeardChange } from './change-heard.ts';
import { closedResponse, formResponse, saidResponse } from './form.ts';
import { conversationOf, type TeamsPlace } from './heard.ts';
import type { Shown } from './open-home.ts';

export interface ChangeParts {
  readonly turns: Pick<Turns, 'changeForm' | 'checkForm' | 'receive' | 'answerIn'>;
  readonly clock: () => Date;
  parties(place: TeamsPlace): Promise<Parties | Stranger>;
  /** Does what was sent, with the card that it changes in its place. */
  answer(turn: StoredTurn): Promise<void>;
}

export function openChange({ turns, clock, parties, answer }: ChangeParts) {
  const said = ({ sentence, language }: NoForm): Shown => ({
    response: saidResponse(say(language, 'action.change'), sentence, language),
  });
  const dialog = (form: Form, { click, message }: HeardChange, faults: Faults = {}): Shown => ({
    response: formResponse({ ...form, data: { change: click, language: form.language, message }, faults }),
  });

  /** @returns what Teams is answered, and what follows. Throws where it shall be sent again */
  return async (heard: HeardChange): Promise<Shown> => {
    const { click, language, message, place, thread } = heard;
    const asked = { channel: 'teams', click, language, who: () => parties(place) };
    if (heard.did === 'asked') {
      const found = await turns.changeForm(asked, clock());
      return 'sentence' in found ? said(found) : dialog(found.form, heard);
    }
    const { filled } = heard;
    // The message comes back from whoever sent the form: another one is not to be changed by it.
    const shown = await turns.answerIn({ channel: 'teams', conversation: conversationOf(place), message });
    if (shown?.reference !== click.split('.')[0]) {
      const known = languages.find(one => one === language) ?? 'en';
      return said({ sentence: say(known, shown ? 'click.decided' : 'click.old'), language: known });
    }
    const checked = await turns.checkForm({ ...asked, filled }, clock());
    if (checked && 'faults' in checked) return dialog(refilled(checked.form, filled), heard, checked.faults);
    if (checked) return said(checked);
    const deliveryId = `form:${conversationOf(place)}:${message}:${click}:${place.user}`;
    const delivery = { channel: 'teams', deliveryId, thread, text: '', click, filled, place, now: clock() };
    const turn = await turns.receive(delivery);
    return { response: closedResponse(), ...(turn ? { afterwards: () => answer(turn) } : {}) };
  };
}
