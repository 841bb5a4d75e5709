/** The thumbs that Teams puts under an answer: one is clicked, its form is sent. Pure. */
import { z } from 'zod';
import { reasonIn } from '../feedback.ts';
import { activity, id, placeOf, type TeamsPlace } from './heard.ts';

const about = z.object({ actionName: z.literal('feedback') });
const reaction = z.enum(['like', 'dislike']);
/** Teams puts what it says of a click into `data` or not, by its version. */
const unwrapped = z.preprocess(
  value => z.object({ data: z.unknown() }).safeParse(value).data?.data ?? value,
  z.unknown(),
);

const clicked = activity.extend({
  type: z.literal('invoke'),
  name: z.literal('message/fetchTask'),
  replyToId: id,
  value: unwrapped.pipe(about.extend({ actionValue: z.object({ reaction }) })),
});

/** What was filled in comes as JSON in a text. */
const filledIn = z.preprocess(
  (value, context) => {
    if (typeof value !== 'string') return value ?? {};
    try {
      return JSON.parse(value);
    } catch {
      context.addIssue({ code: 'custom', message: 'no JSON' });
      return z.NEVER;
    }
  },
  z.object({
    turn: z
      .string()
      .regex(/^[a-z0-9]{8}$/u)
      .optional(),
    fault: z.string().optional(),
    reason: z.string().optional(),
  }),
);
const sent = activity.extend({
  type: z.literal('invoke'),
  name: z.literal('message/submitAction'),
  // Not always there when a form is sent: then the form says which answer it was about.
  replyToId: id.nullish(),
  value: unwrapped.pipe(about.extend({ actionValue: z.object({ reaction, feedback: filledIn.optional() }) })),
});

interface About {
  readonly place: TeamsPlace;
  readonly good: boolean;
}
export type HeardFeedback =
  | ({ readonly did: 'clicked'; readonly message: string } & About)
  | ({
      readonly did: 'sent';
      readonly message?: string | undefined;
      readonly reference?: string | undefined;
      readonly chosen: string | null;
      readonly reason: string | null;
    } & About);

export function feedbackIn(body: unknown): HeardFeedback | null {
  const click = clicked.safeParse(body).data;
  const form = click ? undefined : sent.safeParse(body).data;
  const said = click ?? form;
  const place = said && placeOf(said);
  if (!place) return null;
  const by = { place, good: said.value.actionValue.reaction === 'like' };
  if (click) return { did: 'clicked', message: click.replyToId, ...by };
  const { turn, fault, reason } = form?.value.actionValue.feedback ?? {};
  return {
    did: 'sent',
    ...by,
    message: form?.replyToId ?? undefined,
    reference: turn,
    chosen: fault ?? null,
    reason: reasonIn(reason),
  };
}
