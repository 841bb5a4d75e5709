/** What Teams is answered when somebody clicks: it waits for it, and shows it to nobody else. */
import type { AdaptiveCard } from './card-json.ts';
import type { Clicker } from './deliver.ts';

/** Milliseconds; Teams shows an error when it has to wait much longer. */
const waits = 3000;

export interface ClickAnswer extends Clicker {
  /** What was told first; `late` when nothing was told in time, and from then on nothing can be told. */
  within(late: string): Promise<string | AdaptiveCard>;
}

export function openClick(): ClickAnswer {
  let resolve: (said: string | AdaptiveCard) => void = () => {};
  const told = new Promise<string | AdaptiveCard>(done => {
    resolve = done;
  });
  let open = true;
  const tell = (said: string | AdaptiveCard) => {
    if (!open) return false;
    open = false;
    resolve(said);
    return true;
  };
  return {
    tell,
    async within(late) {
      const timer = setTimeout(tell, waits, late);
      const said = await told;
      clearTimeout(timer);
      return said;
    },
  };
}

export function clickResponse(said: string | AdaptiveCard) {
  const body =
    typeof said === 'string'
      ? { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: said }
      : { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: said };
  return { type: 'invokeResponse', value: { status: 200, body } };
}

/** What opens when somebody asks about a message. */
export const actionResponse = (said: string) => ({
  type: 'invokeResponse',
  value: { status: 200, body: { task: { type: 'message', value: said } } },
});
