/** Thumbs under an answer, and the form that asks what was wrong. */
import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Form } from '../../cards/form.ts';
import { type Language, languages } from '../../words/port.ts';
import { say } from '../../words/say.ts';
import { faultChoices, longestReason, reasonIn } from '../feedback.ts';
import type { ShownPerson } from '../port.ts';
import { modalOf } from './form.ts';

const id = z.string().regex(/^[A-Z0-9]{2,40}$/u);
const language = z.enum(languages).catch('en');
const who = { team: z.object({ id }), user: z.object({ id }) };

const thumb = z.object({
  type: z.literal('block_actions'),
  ...who,
  trigger_id: z.string(),
  actions: z
    .array(
      z.object({
        action_id: z.string().regex(/^feedback\.[a-z]{2}$/u),
        value: z.string().regex(/^[a-z0-9]{8}\.(?:good|bad)$/u),
      }),
    )
    .length(1),
});
const form = z.object({
  type: z.literal('view_submission'),
  ...who,
  view: z.object({
    callback_id: z.string().regex(/^feedback\.[a-z]{2}$/u),
    private_metadata: z.string().regex(/^[a-z0-9]{8}$/u),
    state: z.object({
      values: z.object({
        fault: z.object({ fault: z.object({ selected_option: z.object({ value: z.string() }).nullish() }) }),
        reason: z.object({ reason: z.object({ value: z.string().nullish() }) }),
      }),
    }),
  }),
});

interface About {
  /** Of the turn whose answer it is about. */
  readonly reference: string;
  readonly team: string;
  readonly user: string;
  readonly language: Language;
}
export type GivenThumb = About & { readonly good: boolean /** Lets us open a form. */; readonly trigger: string };
export type GivenFault = About & { readonly chosen: string | null; readonly reason: string | null };
export type GivenFeedback = GivenThumb | GivenFault;

const by = ({ team, user }: { team: { id: string }; user: { id: string } }) => ({ team: team.id, user: user.id });

export function feedbackIn(body: unknown): GivenFeedback | null {
  const clicked = thumb.safeParse(body);
  const [action] = clicked.data?.actions ?? [];
  if (clicked.success && action) {
    const [reference = '', verdict] = action.value.split('.');
    return {
      reference,
      ...by(clicked.data),
      good: verdict === 'good',
      language: language.parse(action.action_id.split('.')[1]),
      trigger: clicked.data.trigger_id,
    };
  }
  const sent = form.safeParse(body);
  if (!sent.success) return null;
  const { callback_id, private_metadata: reference, state } = sent.data.view;
  return {
    reference,
    ...by(sent.data),
    chosen: state.values.fault.fault.selected_option?.value ?? null,
    reason: reasonIn(state.values.reason.reason.value),
    language: language.parse(callback_id.split('.')[1]),
  };
}

export function feedbackForm(
  { reference, language }: Pick<GivenThumb, 'reference' | 'language'>,
  people: readonly ShownPerson[],
): types.ModalView {
  const form: Form = {
    language,
    title: say(language, 'feedback.form'),
    fields: [
      {
        id: 'fault',
        label: say(language, 'feedback.title'),
        optional: false,
        kind: 'choice',
        options: faultChoices(people, language),
        value: null,
      },
      {
        id: 'reason',
        label: say(language, 'feedback.reason'),
        optional: true,
        kind: 'text',
        lines: 'many',
        longest: longestReason,
        value: null,
      },
    ],
    submit: say(language, 'feedback.send'),
  };
  return modalOf(form, { callback: 'feedback', metadata: reference });
}
