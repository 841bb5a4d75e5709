/** Slack as a channel: mentions, direct messages and clicks become turns; replies go where everyone who reads may see them. */
import { webApi } from '@slack/bolt';
import type { ChatLinks } from '../../access/port.ts';
import { type Language, languages } from '../../words/port.ts';
import { say } from '../../words/say.ts';
import { faultChosen } from '../feedback.ts';
import { answerLapsed } from '../lapsed.ts';
import type { OwnSettings, Parties, Quoted, ReadersIn, StoredTurn, Stranger, Turns } from '../port.ts';
import { sentence } from './blocks.ts';
import { boltLog, type SlackLog } from './bolt-log.ts';
import { openDeliver } from './deliver.ts';
import { kindOfError } from './errors.ts';
import { feedbackForm, type GivenFeedback } from './feedback.ts';
import { directThread, type Heard, type SlackPlace, slackPlace } from './heard.ts';
import { openChange } from './open-change.ts';
import { openHome } from './open-home.ts';
import { offerExamples } from './pane.ts';
import { chatUserOf, kindOf, openPeople } from './people.ts';
import { openPlaces } from './places.ts';
import { openPosted } from './posted.ts';
import { openReceiver, type Wire } from './receiver.ts';
import { openStatus } from './status.ts';

export interface SlackParts {
  readonly token: string;
  readonly wire: Wire;
  readonly turns: Turns;
  readonly links: ChatLinks;
  readonly own: OwnSettings;
  readonly log: SlackLog;
  readonly clock: () => Date;
  /** Where nothing else says which. */
  readonly language?: Language;
  /** Where Slack's Web API is, when it is not at Slack. */
  readonly clientOptions?: webApi.WebClientOptions;
  /** For the one address that is none of the Web API's: where the answer to a command may be pointed to. */
  readonly fetch?: typeof fetch;
}

export interface SlackChannel {
  /** The workspace, for whoever starts us. */
  readonly workspace: string;
  start(): Promise<void>;
  /** Finishes the turns under way. */
  stop(): Promise<void>;
}

export async function openSlack({ token, wire, turns, links, log, clock, ...rest }: SlackParts): Promise<SlackChannel> {
  const clientOptions: webApi.WebClientOptions = {
    logger: boltLog(log),
    // Waits as long as Slack says where it says to wait (429); else gives up while somebody still waits for the answer.
    retryConfig: { retries: 5, factor: 2, minTimeout: 300, maxTimeout: 5000 },
    timeout: 20_000,
    ...rest.clientOptions,
  };
  const client = new webApi.WebClient(token, clientOptions);
  const own = await client.auth.test();
  const people = openPeople(client, clock);
  const places = openPlaces(client, people, clock, (channel, error) =>
    log.info({ channel, reason: kindOfError(error) }, 'who reads in this channel cannot be found out'),
  );
  const posted = openPosted(client, log);
  const { deliver, deliverRest } = openDeliver({ client, fetch: rest.fetch ?? fetch, posted, log });

  const status = openStatus(client, log);

  const languageOf = (known: string | null | undefined) =>
    languages.find(one => one === known) ?? rest.language ?? 'en';

  const askerIn = async ({ user: id, team }: Pick<SlackPlace, 'user' | 'team'>) => {
    const user = await people.one(id);
    const kind = kindOf(user, team);
    if (kind !== 'member') return kind === 'gone' ? 'unknown' : kind;
    const chatUser = chatUserOf(user, team);
    return (await links.colleague(chatUser, clock())) ?? (chatUser.email === null ? 'unconfirmed' : 'unknown');
  };

  /** Who wrote a message that is to be logged: none of ours, by an address that was confirmed. */
  const quotedIn = async ({ quoted, team }: SlackPlace): Promise<Quoted> => {
    const author = quoted?.by === undefined ? null : await people.one(quoted.by).catch(() => null);
    const isOurs = author === null || kindOf(author, team) === 'member';
    return { at: new Date(Number(quoted?.at) * 1000), by: isOurs ? null : chatUserOf(author, team).email };
  };

  /** @param outsiders told where somebody reads who is no colleague */
  const partiesIn = async (place: SlackPlace, outsiders: () => void = () => {}): Promise<Parties | Stranger> => {
    const asker = await askerIn(place);
    if (typeof asker === 'string') return asker;
    const direct = directThread(place);
    const { nameAlone = false, namesOnly = false } = place;
    const quoted = place.quoted ? { quoted: await quotedIn(place) } : {};
    if (place.alone) return { asker, readers: [asker.id], direct, nameAlone, namesOnly, ...quoted };
    if (place.channel.startsWith('D')) return { asker, readers: [asker.id], direct };
    const readers = await places.readers(place.channel, place.team);
    const parties = { asker, direct, overheard: place.overheard ?? false };
    if (readers === 'everyone') return { ...parties, readers: [null] };
    if (readers === 'private') outsiders();
    return { ...parties, readers: readers === 'private' ? [asker.id] : await links.readers(readers.these) };
  };

  const answer = async (turn: StoredTurn, tell = deliver) => {
    const place = slackPlace.parse(turn.place);
    let outsiders = false;
    const who = () =>
      partiesIn(place, () => {
        outsiders = true;
      });
    const shown = status(place, turn.text);
    await turns.answer(turn, {
      who,
      // Where it stands is not noted: the thumbs carry the reference.
      deliver: reply => tell(reply, place, outsiders),
      readersIn,
    });
    await shown.clear();
  };

  /** For sharing, which cannot be taken back: nothing remembered counts. */
  const readersIn: ReadersIn = async there => {
    const { channel, team, user } = slackPlace.parse(there);
    people.drop();
    places.drop(channel);
    const readers = await places.readers(channel, team);
    if (readers === 'everyone') return [null];
    if (readers === 'private' || !readers.these.some(({ id }) => id === user)) return null;
    return links.readers(readers.these);
  };

  const clickedAgain = async ({ place }: Heard, onButton: string | undefined) => {
    const language = languageOf(onButton);
    const { channel, user, thread } = place;
    const { text } = sentence(say(language, 'click.again'));
    await client.chat
      .postEphemeral({ channel, user, ...(thread ? { thread_ts: thread } : {}), text })
      .catch((error: unknown) => log.error({ reason: kindOfError(error) }, 'a second click could not be answered'));
  };

  /** Whom the answer showed, as far as whoever asks may see them; nobody where we do not know who asks. */
  const shownTo = async ({ reference, ...reader }: Pick<GivenFeedback, 'reference' | 'user' | 'team'>) => {
    const asker = await askerIn(reader);
    return typeof asker === 'string' ? [] : turns.shownIn({ channel: 'slack', reference }, asker, clock());
  };

  /** @returns what is wrong with a form, at its field */
  const takeFeedback = async (given: GivenFeedback) => {
    const { reference, team, user, language } = given;
    const said = { channel: 'slack', reference, by: `${team}:${user}` };
    if ('good' in given) {
      await turns.feedback({ ...said, good: given.good, fault: null, reason: null }, clock());
      return null;
    }
    const chosen = faultChosen(given.chosen, await shownTo(given));
    if ('wrong' in chosen) return { fault: say(language, chosen.wrong) };
    const stored = await turns.feedback({ ...said, good: false, ...chosen, reason: given.reason }, clock());
    return stored ? null : { fault: say(language, 'feedback.old') };
  };

  const app = openReceiver({
    wire,
    token,
    clientOptions,
    self: { userId: own.user_id ?? '', botId: own.bot_id ?? '' },
    log,
    receive: ({ click, ...heard }) => turns.receive({ channel: 'slack', ...heard, click: click ?? null, now: clock() }),
    answer: turn => answer(turn),
    follows: ({ thread, place: { team, user } }) =>
      turns.follows({ channel: 'slack', team, id: user }, thread, clock()),
    questionChanged: ({ text, ...question }) => turns.changed({ channel: 'slack', ...question }, text, clock()),
    clickedAgain,
    feedback: given => takeFeedback(given),
    async askWhy(given) {
      await client.views
        .open({ trigger_id: given.trigger, view: feedbackForm(given, await shownTo(given)) })
        .catch((error: unknown) =>
          log.info({ reason: kindOfError(error) }, 'the form for a reason could not be opened'),
        );
    },
    change: openChange({ client, turns, log, clock, who: place => partiesIn(place) }),
    home: openHome({ client, own: rest.own, log, clock, language: rest.language ?? 'en', who: askerIn }),
    async paneOpened(pane) {
      const asker = await askerIn(pane);
      if (typeof asker === 'string') return;
      await offerExamples(client, pane, languageOf(asker.language)).catch((error: unknown) =>
        log.info({ reason: kindOfError(error) }, 'no examples could be offered'),
      );
    },
    changed({ channel, user }) {
      if (channel !== undefined) places.drop(channel);
      else {
        people.learn(user);
        places.drop();
      }
    },
  });

  let stopLooking = () => {};
  return {
    workspace: own.team ?? own.team_id ?? 'Slack',
    async start() {
      const failed = (what: string) => (error: unknown) => log.error({ reason: kindOfError(error) }, what);
      const rest = (turn: StoredTurn) => answer(turn, deliverRest);
      stopLooking = answerLapsed({ channel: 'slack', turns, answer: rest, failed });
      if ('appToken' in wire) await app.start();
    },
    async stop() {
      stopLooking();
      if ('appToken' in wire) await app.stop();
      await turns.settled();
    },
  };
}
