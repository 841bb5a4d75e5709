/** more: everything this audience may see of one person, a line a subject. */
import { type Card, directionOf } from '../../cards/card.ts';
import { clean } from '../../cards/untrusted.ts';
import type { MoreResult } from '../../domain/answer.ts';
import { sayList, sayMoney } from '../../words/numbers.ts';
import { type MessageId, say } from '../../words/say.ts';
import { sayWhen, sayYears } from '../../words/when.ts';
import { type CardOptions, dotted, foreign } from '../card-options.ts';
import { namesCardOf } from '../choices-card.ts';
import { messageCard } from '../message-card.ts';
import { pathLine } from '../path-line.ts';
import { personBlock, sourceLabel } from '../person-block.ts';

/** Of each subject, so that the whole stays a screen's half. */
const shown = { paths: 3, addresses: 3, positions: 3, deals: 3, touches: 3 };

type Fact = { readonly label: string; readonly value: string };

function positions(result: MoreResult, options: CardOptions): string[] {
  return result.positions.slice(0, shown.positions).map(position => {
    const { title, account } = position;
    const role = dotted([title ? foreign(title, options) : null, foreign(account, options)]);
    const period = sayYears(options.language, position.from, position.to, options.timeZone);
    return period === '' ? role : say(options.language, 'more.position', { role, period });
  });
}

function deals(result: MoreResult, options: CardOptions): string[] {
  return result.deals
    .slice(0, shown.deals)
    .map(deal =>
      dotted([
        foreign(deal.name, options, 50),
        deal.stage ? foreign(deal.stage, options, 30) : null,
        deal.amount === null
          ? null
          : sayMoney(options.language, deal.amount, deal.currency && clean(deal.currency, 10)),
        deal.owner ? foreign(deal.owner, options, 50) : null,
      ]),
    );
}

function touches(result: MoreResult, options: CardOptions): string[] {
  const { language, now, timeZone } = options;
  return result.lastTouches.slice(0, shown.touches).map(touch => {
    const values = { kind: say(language, `touch.${touch.kind}`), when: sayWhen(language, touch.at, now, timeZone) };
    const said = touch.colleague
      ? say(language, 'more.touch', { ...values, who: foreign(touch.colleague, options) })
      : say(language, 'more.touchOnly', values);
    return touch.pending ? say(language, 'evidence.pending', { evidence: said }) : said;
  });
}

function facts(result: MoreResult, options: CardOptions): readonly Fact[] {
  const { language } = options;
  const addresses = (list: readonly string[]) =>
    list.slice(0, shown.addresses).map(address => foreign(address, options, 100));
  const sources = result.person?.sources.map(source => sourceLabel(source, options)) ?? [];
  const separator = language === 'fa' ? '؛ ' : '; ';
  const lines: readonly (readonly [MessageId, string])[] = [
    ['fact.email', addresses(result.emails).join(separator)],
    ['fact.phone', addresses(result.phones).join(separator)],
    ['fact.profile', addresses(result.profiles).join(separator)],
    ['fact.positions', positions(result, options).join(separator)],
    ['fact.deals', deals(result, options).join(separator)],
    ['fact.lastTouches', touches(result, options).join(separator)],
    ['fact.sources', sayList(language, sources)],
  ];
  return lines.filter(([, value]) => value !== '').map(([label, value]) => ({ label: say(language, label), value }));
}

export function moreCard(result: MoreResult, options: CardOptions): Card {
  const names = namesCardOf(result, options, 'person');
  if (names) return names;
  const { person } = result;
  const { language } = options;
  if (!person) return messageCard('who.nothing.person', options);
  const block = personBlock(person, { number: 1, roomy: true, withPlace: true }, options);
  const title = block.role === '' ? block.name : `${block.name} – ${block.role}`;
  const paths = person.paths.slice(0, shown.paths).map(path => pathLine(path, options, path.word !== person.word));
  return {
    language,
    direction: directionOf(language),
    title,
    // The title says the role, the facts the sources, and "more about" leads here: none is said twice.
    blocks: [
      { ...block, role: '', paths, sources: null, actions: [] },
      { type: 'facts', facts: facts(result, options) },
    ],
    actions:
      person.paths.length === 0
        ? []
        : [{ label: say(language, 'action.why'), verb: 'why', arguments: { personId: person.contactId } }],
  };
}
