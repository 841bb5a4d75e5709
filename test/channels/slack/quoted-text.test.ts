import { describe, expect, test } from 'vitest';
import { quotedMessage, quotedText } from '../../../src/channels/slack/quoted-text.ts';

const textOf = (message: object) => quotedText(quotedMessage.parse(message), 'U0BOT');

describe('what somebody wants to log, as Slack tells of it', () => {
  test('is the message as it was read, without Slack’s marks', () => {
    expect(
      textOf({ text: 'Ada &amp; <mailto:bob@globex.example|bob@globex.example> say\n<https://x.example|yes>' }),
    ).toBe('Ada & bob@globex.example say\nyes');
  });

  test('is the mail that Slack took in, with who sent it and about what', () => {
    const mail = {
      mode: 'email',
      filetype: 'email',
      subject: 'Seats',
      plain_text: 'We need 200 seats.\nAda',
      from: [{ address: 'ada@globex.example', name: 'Ada', original: 'Ada Example <ada@globex.example>' }],
    };
    expect(textOf({ text: '', files: [mail] })).toBe(
      'From: Ada Example <ada@globex.example>\nSubject: Seats\n\nWe need 200 seats.\nAda',
    );
  });

  test('is also what a message was passed on with, and nothing of links and pictures', () => {
    const attachments = [
      { is_share: true, text: 'We need &lt;200&gt; seats.' },
      { is_app_unfurl: true, text: 'a page' },
      { title: 'a picture' },
    ];
    expect(textOf({ text: 'FYI', attachments, files: [{ mode: 'hosted', plain_text: 'x' }] })).toBe(
      'FYI\n\nWe need <200> seats.',
    );
  });

  test('is nothing where there are no words', () => {
    expect(textOf({})).toBe('');
  });
});
