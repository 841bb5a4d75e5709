/** Teams as a channel: mentions, personal messages and clicks become turns; replies go where everyone who reads may see them. */
import type { Request, Response, TurnContext } from 'botbuilder';
import type { ChatLinks } from '../../access/port.ts';
import { type Language, languages } from '../../words/port.ts';
import { say } from '../../words/say.ts';
import { answerLapsed } from '../lapsed.ts';
import type { LookUp, OwnSettings, Parties, Quoted, ReadersIn, Reply, StoredTurn, Stranger, Turns } from '../port.ts';
import { type Issuer, openAdapter, type TeamsApp } from './adapter.ts';
import type { TeamsMessage } from './card-json.ts';
import { actionResponse, clickResponse, openClick } from './click-response.ts';
import { openConversations } from './conversations.ts';
import { type Clicker, openDeliver } from './deliver.ts';
import { kindOfError } from './errors.ts';
import {
  changedPlace,
  changedQuestionIn,
  directThread,
  type Heard,
  heardIn,
  isAboutMessage,
  type TeamsPlace,
  teamsPlace,
} from './heard.ts';
import { chatUserOf, kindOf } from './members.ts';
import { openHome, type Shown } from './open-home.ts';
import { openPlaces } from './places.ts';
import { openShownAtOnce } from './shown-at-once.ts';

export interface TeamsLog {
  info(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

export interface TeamsParts {
  readonly app: TeamsApp;
  readonly turns: Turns;
  readonly links: ChatLinks;
  readonly own: OwnSettings;
  readonly lookUp: LookUp;
  readonly log: TeamsLog;
  readonly clock: () => Date;
  /** Where nothing else says which. */
  readonly language?: Language;
  readonly issuer?: Issuer;
}

export interface TeamsChannel {
  /** Handles a POST of Teams, its body read as JSON. Never throws. */
  handle(request: Request, response: Response): Promise<void>;
  start(): void;
  /** Finishes the turns under way. */
  stop(): Promise<void>;
}

/** Milliseconds of work after which Teams shows that we are typing, and shows it again. */
const typingEvery = 2000;

/** @throws when Microsoft does not take our id, password and tenant */
export async function openTeams({ app, turns, links, log, clock, issuer, ...rest }: TeamsParts): Promise<TeamsChannel> {
  const adapter = openAdapter(app, issuer);
  await adapter.signIn();
  const conversations = openConversations(adapter, app.id);
  const places = openPlaces(conversations, app.tenant, clock, (conversation, error) =>
    log.info({ conversation, reason: kindOfError(error) }, 'who reads in this place cannot be found out'),
  );
  const deliver = openDeliver(conversations, log);

  const failed = (what: string) => (error: unknown) => log.error({ reason: kindOfError(error) }, what);

  /** What an error says stays here; Teams is told only that it shall send it again, or shows that it went wrong. */
  const orSentAgain = <T>(what: string, work: () => Promise<T>) =>
    work().catch((error: unknown) => {
      failed(what)(error);
      throw new Error('not stored');
    });

  const askerIn = async (place: TeamsPlace) => {
    const asker = await conversations.asker(place);
    const kind = kindOf(asker, app.tenant);
    if (kind !== 'member') return kind === 'bot' ? 'unknown' : kind;
    const user = chatUserOf(asker, app.tenant);
    return (await links.colleague(user, clock())) ?? (user.email === null ? 'unconfirmed' : 'unknown');
  };

  const home = openHome({ conversations, own: rest.own, clock, who: askerIn, failed });
  const shownAtOnce = openShownAtOnce({
    turns,
    lookUp: rest.lookUp,
    links,
    places,
    home,
    conversations,
    clock,
    language: rest.language ?? 'en',
    who: askerIn,
    parties: place => partiesIn(place, clock()),
    answer: turn => answer(turn),
    failed,
    orSentAgain,
  });

  const whileTyping = async (place: TeamsPlace, work: () => Promise<void>) => {
    // What may not be meant for us may not be answered, and what is asked about a message is answered elsewhere.
    if (place.overheard || isAboutMessage(place)) return work();
    const type = () =>
      void conversations
        .typing(place)
        .catch((error: unknown) => log.info({ reason: kindOfError(error) }, 'typing cannot be shown'));
    const typing = setInterval(type, typingEvery);
    try {
      await work();
    } finally {
      clearInterval(typing);
    }
  };

  /** In the personal chat, wherever it was asked for. */
  const showHome = async (turn: StoredTurn, place: TeamsPlace, asked: Language) => {
    let page: TeamsMessage | undefined;
    const who = async (): Promise<Parties | Stranger> => {
      const asker = await askerIn(place);
      if (typeof asker === 'string') return asker;
      const own = await home.page(asker, asked);
      page = own.message;
      return { asker, readers: [asker.id], page: own.card };
    };
    const alone = place.kind !== 'personal';
    const shown = (reply: Reply) => (page && reply.outcome === 'answered' ? { page } : {});
    await turns.answer(turn, { who, deliver: reply => deliver(reply, place, { alone, ...shown(reply) }) });
  };

  /** Who wrote a message that is to be logged, where that is none of ours and we can see it. */
  const quotedIn = async (place: TeamsPlace, now: Date): Promise<Quoted> => {
    const { at, by } = place.quoted ?? {};
    const author = by === undefined ? null : await conversations.one(place, by).catch(() => null);
    const isOurs = author === null || kindOf(author, app.tenant) === 'member';
    return { at: at === undefined ? now : new Date(at), by: isOurs ? null : chatUserOf(author, app.tenant).email };
  };

  /** @param privately told where the reply goes to the asker alone, although others read where they ask */
  const partiesIn = async (
    place: TeamsPlace,
    now: Date,
    privately: () => void = () => {},
  ): Promise<Parties | Stranger> => {
    const asker = await askerIn(place);
    if (typeof asker === 'string') return asker;
    const direct = directThread(place);
    const { namesOnly = false, overheard = false } = place;
    if (place.quoted) return { asker, readers: [asker.id], direct, quoted: await quotedIn(place, now) };
    if (place.kind === 'personal' || namesOnly) return { asker, readers: [asker.id], direct, namesOnly };
    const readers = await places.readers(place);
    if (readers === 'private') privately();
    return {
      asker,
      direct,
      overheard,
      readers: readers === 'private' ? [asker.id] : await links.readers(readers.these),
    };
  };

  const answer = async (turn: StoredTurn, clicker?: Clicker) => {
    const place = teamsPlace.parse(turn.place);
    if (place.home) return showHome(turn, place, place.home);
    let alone = false;
    const who = () =>
      partiesIn(place, turn.now, () => {
        alone = true;
      });
    await whileTyping(place, () =>
      turns.answer(turn, {
        who,
        deliver: reply => deliver(reply, place, { alone, ...(clicker ? { clicker } : {}) }),
        readersIn,
      }),
    );
  };

  /** For sharing, which cannot be taken back: nothing remembered counts. */
  const readersIn: ReadersIn = async there => {
    const place = teamsPlace.parse(there);
    places.drop(place.team ?? place.conversation);
    const readers = await places.readers(place);
    if (readers === 'private' || !readers.these.some(({ id }) => id === place.user)) return null;
    return links.readers(readers.these);
  };

  /** Of what others say to one another nothing is stored, and nothing logged. */
  const isOurs = async ({ thread, place: { overheard, tenant, user } }: Heard) =>
    !overheard || turns.follows({ channel: 'teams', team: tenant, id: user }, thread, clock());

  const store = async (said: Heard) => {
    const { language: _, click, ...heard } = said;
    return orSentAgain('a message of Teams cannot be stored', async () => {
      if (!(await isOurs(said))) return null;
      return turns.receive({ channel: 'teams', ...heard, click: click ?? null, now: clock() });
    });
  };

  const languageOf = (heard: Heard) => languages.find(one => one === heard.language) ?? 'en';

  const clicked = async (context: TurnContext, heard: Heard, turn: StoredTurn | null) => {
    const language = languageOf(heard);
    const click = openClick();
    if (turn) void answer(turn, click).catch(failed('a click cannot be answered'));
    else click.tell(say(language, 'click.again'));
    await context.sendActivity(clickResponse(await click.within(say(language, 'click.answered'))));
  };

  let stopLooking = () => {};

  return {
    async handle(request, response) {
      let stored: StoredTurn | null = null;
      let after: Shown['afterwards'];
      try {
        await adapter.adapter.process(request, response, async context => {
          const changed = changedPlace(context.activity);
          if (changed) places.drop(changed);
          const question = changedQuestionIn(context.activity);
          if (question) {
            const { text, ...which } = question;
            await turns.changed({ channel: 'teams', ...which }, text, clock());
          }
          const shown = await shownAtOnce(context.activity);
          if (shown) {
            after = shown.afterwards;
            await context.sendActivity(shown.response);
            return;
          }
          const heard = heardIn(context.activity);
          if (!heard) return;
          const turn = await store(heard);
          if (heard.click) return clicked(context, heard, turn);
          stored = turn;
          if (!isAboutMessage(heard.place)) return;
          await context.sendActivity(actionResponse(say(languageOf(heard), 'place.answerIsDirect')));
        });
        if (stored) await answer(stored);
        if (after) await after().catch(failed('what a form is about cannot be brought up to date'));
      } catch (error) {
        log.error({ reason: kindOfError(error) }, 'what Teams sent cannot be handled');
        response.status(500);
        response.end();
      }
    },
    start() {
      stopLooking = answerLapsed({ channel: 'teams', turns, answer, failed });
    },
    async stop() {
      stopLooking();
      await turns.settled();
    },
  };
}
