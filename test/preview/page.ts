/** One page with everything in it: Slack by our own renderer, Teams by the official one. It fetches nothing. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { hasThumbs } from '../../src/channels/feedback.ts';
import { messagesOf as slackMessages } from '../../src/channels/slack/blocks.ts';
import { messagesOf as teamsMessages } from '../../src/channels/teams/adaptive-card.ts';
import type { Example } from './answers.ts';
import { escaped, slackMessage, slackView } from './slack-html.ts';

const renderer = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');

/** A phone's width. */
export const width = 390;

const style = `
body { margin: 0; padding: 24px; background: #ececec; color: #1d1c1d; font: 15px/1.46 'Noto Sans', 'Noto Sans Arabic', 'Noto Color Emoji', sans-serif }
h2 { margin: 32px 0 8px; font-size: 17px }
.pair { display: flex; flex-wrap: wrap; gap: 24px; align-items: flex-start }
.picture { width: ${width}px; box-sizing: border-box; background: #fff; overflow: hidden }
.slack { padding: 12px 14px }
.slack .sender { margin-bottom: 2px } .slack small { background: #e8e8e8; border-radius: 2px; padding: 0 3px; font-size: 10px; color: #616061 }
.section { display: flex; gap: 12px; margin: 6px 0; justify-content: space-between } .section .text { min-width: 0; overflow-wrap: anywhere }
.accessory { flex: none; max-width: 45% }
.slack button { font: 700 13px/1.3 inherit; font-family: inherit; font-weight: 700; font-size: 13px; min-height: 28px; padding: 2px 10px; border: 1px solid #c4c4c4; border-radius: 4px; background: #fff; color: #1d1c1d; max-width: 100%; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.slack button.primary { background: #007a5a; color: #fff; border-color: #007a5a } .slack button.thumb { border-color: transparent }
.actions, .thumbs { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0 } .thumbs { gap: 0; margin: 2px 0 }
.context { font-size: 12px; color: #616061; margin: 6px 0 } .hint { font-size: 12px; color: #616061 }
.slack h3 { font-size: 18px; margin: 12px 0 4px } .form-title { font-weight: 700; font-size: 18px; border-bottom: 1px solid #ddd; padding-bottom: 8px; margin-bottom: 8px }
.option { display: flex; gap: 6px; margin: 6px 0 } textarea { width: 100%; box-sizing: border-box } .foot { display: flex; justify-content: flex-end; gap: 8px; margin-top: 12px } a { color: #1264a3 }
.input { margin: 8px 0 } .slack .input small { background: none; font-size: 12px } .field { width: 100%; box-sizing: border-box; border: 1px solid #8d8d8d; border-radius: 4px; padding: 5px 8px; font: inherit } .select { display: flex; justify-content: space-between }
.teams { padding: 4px } .teams .ac-adaptiveCard { border: 1px solid #e0e0e0; border-radius: 4px; outline: none }
.teams .ac-pushButton { font: 600 13px/1.3 inherit; font-family: inherit; font-size: 13px; font-weight: 600; padding: 5px 12px; border: 1px solid #d1d1d1; border-radius: 4px; background: #fff; color: #242424; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }

.teams .ac-input-label, .teams label { font-size: 14px } .teams .ac-input-label { font-weight: 600; margin-bottom: 6px } .teams .ac-choiceSetInput-expanded > div { margin: 6px 0; align-items: flex-start !important } .teams textarea { width: 100%; box-sizing: border-box; min-height: 64px; border: 1px solid #d1d1d1; border-radius: 4px }
.teams .ac-input.ac-textInput, .teams .ac-numberInput, .teams .ac-dateInput, .teams .ac-timeInput, .teams select { width: 100%; box-sizing: border-box; border: 1px solid #d1d1d1; border-radius: 4px; padding: 5px 8px; font: inherit; background: #fff } .teams .ac-choiceSetInput-multiSelect > div { margin: 6px 0 }
.dialog-title { font-weight: 700; font-size: 18px; padding: 12px 14px 0 } .none { color: #666; padding: 12px }`;

/** Sizes, spaces and colours as in Teams. */
const hostConfig = {
  fontFamily: "'Noto Sans', 'Noto Sans Arabic', 'Noto Color Emoji', sans-serif",
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 14 },
  supportsInteractivity: true,
  actions: { maxActions: 6, buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left' },
  containerStyles: {
    default: {
      backgroundColor: '#ffffff',
      foregroundColors: {
        default: { default: '#242424', subtle: '#616161' },
        attention: { default: '#c4314b', subtle: '#c4314b' },
      },
    },
  },
};

const script = `
const host = new AdaptiveCards.HostConfig(${JSON.stringify(hostConfig)});
for (const place of document.querySelectorAll('.teams[data-card]')) {
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = host;
  card.parse(JSON.parse(place.dataset.card));
  const shown = card.render();
  // Buttons of one choice are told apart by their field's name, which forms share.
  for (const input of shown.querySelectorAll('input[type=radio]')) input.name += place.parentElement.id;
  place.append(shown);
}`;

const picture = (name: string, inner: string) =>
  inner === '' ? '' : `<div class="picture" id="${name}">${inner}</div>`;

const teamsCard = (card: object) => `<div class="teams" data-card="${escaped(JSON.stringify(card))}"></div>`;

function pairOf({ id, title, shows }: Example): string {
  const both =
    'reply' in shows
      ? {
          slack: slackMessages(shows.reply.card, shows.reply.reference, { thumbs: hasThumbs(shows.reply) })
            .map(({ blocks }) => slackMessage(blocks))
            .join(''),
          teams: teamsMessages(shows.reply.card, shows.reply.reference)
            .map(({ card }) => teamsCard(card))
            .join(''),
        }
      : {
          slack: shows.view ? slackView(shows.view) : '',
          teams: shows.card
            ? (shows.dialog ? `<div class="dialog-title">${escaped(shows.dialog)}</div>` : '') + teamsCard(shows.card)
            : '',
        };
  const pictures = [picture(`${id}-slack`, both.slack), picture(`${id}-teams`, both.teams)];
  return `<h2>${escaped(title)}</h2><div class="pair">${pictures.join('')}</div>`;
}

export const pageOf = (all: readonly Example[]) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Every card of Acquaint</title><style>${style}</style>
<h1>Every card: Slack left, Teams right</h1>${all.map(pairOf).join('\n')}
<script>${readFileSync(renderer, 'utf8').replaceAll('</script', '<\\/script')}</script><script>${script}</script></html>\n`;
