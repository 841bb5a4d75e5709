/** Thumbs under an answer, and the form that asks what was wrong. */
import type { types } from '@slack/bolt';
import { z } from 'zod';
import { type Language, languages } from '../../words/port.ts';
import { say } from '../../words/say.ts';
import { limits } from './limits.ts';

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
    state: z.object({ values: z.object({ reason: z.object({ reason: z.object({ value: z.string().nullish() }) }) }) }),
  }),
});

export interface GivenFeedback {
  /** Of the turn whose answer it is about. */
  readonly reference: string;
  readonly by: string;
  readonly good: boolean;
  /** Null: only a thumb. */
  readonly reason: string | null;
  readonly language: Language;
  /** With a thumb: what lets us open a form. */
  readonly trigger?: string;
}

const by = ({ team, user }: { team: { id: string }; user: { id: string } }) => `${team.id}:${user.id}`;

export function feedbackIn(body: unknown): GivenFeedback | null {
  const clicked = thumb.safeParse(body);
  const [action] = clicked.data?.actions ?? [];
  if (clicked.success && action) {
    const [reference = '', verdict] = action.value.split('.');
    return {
      reference,
      by: by(clicked.data),
      good: verdict === 'good',
      reason: null,
      language: language.parse(action.action_id.split('.')[1]),
      trigger: clicked.data.trigger_id,
    };
  }
  const sent = form.safeParse(body);
  if (!sent.success) return null;
  const { callback_id, private_metadata: reference, state } = sent.data.view;
  return {
    reference,
    by: by(sent.data),
    good: false,
    reason: (state.values.reason.reason.value ?? '').trim().slice(0, limits.reason),
    language: language.parse(callback_id.split('.')[1]),
  };
}

export function feedbackForm({ reference, language }: GivenFeedback): types.ModalView {
  const plain = (text: string) => ({ type: 'plain_text' as const, text, emoji: false });
  return {
    type: 'modal',
    callback_id: `feedback.${language}`,
    private_metadata: reference,
    title: plain(say(language, 'feedback.title')),
    submit: plain(say(language, 'feedback.send')),
    close: plain(say(language, 'action.cancel')),
    blocks: [
      {
        type: 'input',
        block_id: 'reason',
        label: plain(say(language, 'feedback.reason')),
        element: { type: 'plain_text_input', action_id: 'reason', multiline: true, max_length: limits.reason },
      },
    ],
  };
}
