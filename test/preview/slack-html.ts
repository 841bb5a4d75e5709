/** Block Kit → HTML that looks like Slack: the blocks that we send, and no others. */
interface Part {
  readonly type?: string;
  readonly [key: string]: unknown;
}

export const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** As Slack does, every paragraph runs in the direction of its first letter. */
function mrkdwn(text: string): string {
  // Slack's own entities are the same as those of HTML.
  const lines = text.split('\n').map(line => {
    const linked = line.replace(/<(https?:[^|>]+)\|([^>]*)>/gu, '<a>$2</a>');
    const bold = linked.replace(/(^|[\s\u200F(])\*([^*]+)\*/gu, '$1<b>$2</b>');
    return `<div dir="auto">${bold === '' ? '&nbsp;' : bold}</div>`;
  });
  return lines.join('');
}

function textOf(value: unknown): string {
  const { type, text } = value as { type: string; text: string };
  return type === 'mrkdwn' ? mrkdwn(text) : `<span dir="auto">${escaped(text)}</span>`;
}

function element(part: Part): string {
  switch (part.type) {
    case 'button':
      return `<button type="button">${textOf(part.text)}</button>`;
    case 'mrkdwn':
      return mrkdwn(String(part.text));
    case 'feedback_buttons':
      return [part.positive_button, part.negative_button]
        .map(one => `<button type="button" class="thumb">${textOf((one as Part).text)}</button>`)
        .join('');
    case 'plain_text_input': {
      const text = escaped(String(part.initial_value ?? ''));
      return part.multiline
        ? `<textarea rows="4" dir="auto">${text}</textarea>`
        : `<input class="field" dir="auto" value="${text}">`;
    }
    case 'number_input':
    case 'datepicker':
    case 'timepicker': {
      const value = part.initial_value ?? part.initial_date ?? part.initial_time ?? '';
      return `<input class="field" value="${escaped(String(value))}">`;
    }
    case 'static_select': {
      const { text } = (part.initial_option ?? { text: { type: 'plain_text', text: '' } }) as Part;
      return `<div class="field select">${textOf(text)}<span>▾</span></div>`;
    }
    case 'checkboxes': {
      const chosen = ((part.initial_options ?? []) as Part[]).map(one => one.value);
      return (part.options as Part[])
        .map(option => {
          const on = chosen.includes(option.value) ? ' checked' : '';
          const below = option.description ? `<div class="hint">${textOf(option.description)}</div>` : '';
          return `<label class="option"><input type="checkbox"${on}><div>${textOf(option.text)}${below}</div></label>`;
        })
        .join('');
    }
    case 'radio_buttons': {
      const chosen = JSON.stringify(part.initial_option);
      const options = part.options as Part[];
      return options
        .map(option => {
          const on = JSON.stringify(option) === chosen ? ' checked' : '';
          const below = option.description ? `<div class="hint">${textOf(option.description)}</div>` : '';
          return `<label class="option"><input type="radio"${on}><div>${textOf(option.text)}${below}</div></label>`;
        })
        .join('');
    }
    default:
      throw new Error(`The preview cannot show ${part.type} of Slack yet.`);
  }
}

function block(part: Part): string {
  const elements = () => (part.elements as Part[]).map(element).join('');
  switch (part.type) {
    case 'section': {
      const beside = part.accessory ? `<div class="accessory">${element(part.accessory as Part)}</div>` : '';
      return `<div class="section"><div class="text">${textOf(part.text)}</div>${beside}</div>`;
    }
    case 'header':
      return `<h3>${textOf(part.text)}</h3>`;
    case 'context':
      return `<div class="context">${elements()}</div>`;
    case 'actions':
      return `<div class="actions">${elements()}</div>`;
    case 'context_actions':
      return `<div class="thumbs">${elements()}</div>`;
    case 'input':
      return `<div class="input"><b>${textOf(part.label)}</b>${part.optional ? ' <small>(optional)</small>' : ''}${element(part.element as Part)}</div>`;
    default:
      throw new Error(`The preview cannot show ${part.type} of Slack yet.`);
  }
}

export const slackMessage = (blocks: readonly unknown[]) =>
  `<div class="slack"><div class="sender"><b>Acquaint</b> <small>APP</small></div>${blocks
    .map(one => block(one as Part))
    .join('')}</div>`;

export function slackView(view: object): string {
  const { title, submit, close, blocks } = view as { title?: Part; submit?: Part; close?: Part; blocks: Part[] };
  const head = title ? `<div class="form-title">${textOf(title)}</div>` : '';
  const foot = submit
    ? `<div class="foot">${close ? `<button type="button">${textOf(close)}</button>` : ''}<button type="button" class="primary">${textOf(submit)}</button></div>`
    : '';
  return `<div class="slack view">${head}${blocks.map(block).join('')}${foot}</div>`;
}
