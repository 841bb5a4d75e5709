/** What people do in the home tab: open it, ask for a form, send one. Pure. */
import { z } from 'zod';
import { type Language, languages } from '../../words/port.ts';

const id = z.string().regex(/^[A-Z0-9]{2,40}$/u);
const own = z.string().regex(/^home\.(?:share|language)\.[a-z]{2}$/u);
const about = z.string().regex(/^(?:\d{1,9}|language)$/u);

const opened = z.object({
  team_id: id,
  event: z.object({ type: z.literal('app_home_opened'), user: id, tab: z.literal('home') }),
});
const who = { team: z.object({ id }), user: z.object({ id }) };
const clicked = z.object({
  type: z.literal('block_actions'),
  ...who,
  trigger_id: z.string(),
  actions: z.array(z.object({ action_id: own, value: about })).length(1),
});
const sent = z.object({
  type: z.literal('view_submission'),
  ...who,
  view: z.object({
    callback_id: own,
    private_metadata: about,
    state: z.object({
      values: z.object({
        choice: z.object({ choice: z.object({ selected_option: z.object({ value: z.string() }).nullish() }) }),
      }),
    }),
  }),
});

interface At {
  readonly team: string;
  readonly user: string;
}
interface About extends At {
  /** The id of a source; null: the language. */
  readonly source: number | null;
  /** What the form is written in. */
  readonly language: Language;
}

export type AtHome =
  | ({ readonly did: 'opened' } & At)
  | ({ readonly did: 'asked'; readonly trigger: string } & About)
  | ({ readonly did: 'sent'; readonly choice: string | null } & About);

const aboutOf = (name: string, value: string): Pick<About, 'source' | 'language'> => ({
  source: name.startsWith('home.share') ? Number(value) : null,
  language: languages.find(one => name.endsWith(`.${one}`)) ?? 'en',
});

export function atHome(body: unknown): AtHome | null {
  const open = opened.safeParse(body);
  if (open.success) return { did: 'opened', team: open.data.team_id, user: open.data.event.user };
  const click = clicked.safeParse(body);
  const [action] = click.data?.actions ?? [];
  if (click.success && action) {
    const { team, user, trigger_id: trigger } = click.data;
    return { did: 'asked', team: team.id, user: user.id, trigger, ...aboutOf(action.action_id, action.value) };
  }
  const form = sent.safeParse(body);
  if (!form.success) return null;
  const { team, user, view } = form.data;
  const choice = view.state.values.choice.choice.selected_option?.value ?? null;
  const at = { team: team.id, user: user.id };
  return { did: 'sent', ...at, choice, ...aboutOf(view.callback_id, view.private_metadata) };
}
