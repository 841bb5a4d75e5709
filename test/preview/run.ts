/** `npm run preview`: every card on both platforms as one page in .cache, and as pictures in docs/cards. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Example, examples } from './answers.ts';
import { findChromium, picturesOf } from './chromium.ts';
import { pageOf, width } from './page.ts';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const readme = (all: readonly Example[]) => {
  const picture = (name: string, title: string) => `![${title}](${name}.png)`;
  const rows = all.map(({ id, title, shows }) => {
    const slack = 'reply' in shows || shows.view ? picture(`${id}-slack`, `${title}, in Slack`) : 'Teams only';
    const teams = 'reply' in shows || shows.card ? picture(`${id}-teams`, `${title}, in Teams`) : 'Slack only';
    return `| **${title}**<br>${slack} | ${teams} |`;
  });
  return `# Every card

Answers of the demo company, as they look on a phone. \`npm run preview\` makes these pictures anew, and a page of them.
Slack is drawn by a small renderer of our own, Teams by the official one of Adaptive Cards, so fonts and colours differ a
little from those of the real apps.

| Slack | Teams |
| --- | --- |
${rows.join('\n')}
`;
};

const all = await examples();
const page = at('.cache/cards.html');
await mkdir(at('.cache'), { recursive: true });
await writeFile(page, pageOf(all));
console.log(`Every card is on ${page}`);

const chromium = findChromium();
if (chromium) {
  const pictures = await picturesOf(chromium, pathToFileURL(page).href, width);
  const folder = at('docs/cards/');
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) if (name.endsWith('.png')) await rm(`${folder}${name}`);
  for (const [name, png] of pictures) await writeFile(`${folder}${name}.png`, png);
  await writeFile(`${folder}README.md`, readme(all));
  console.log(`${pictures.size} pictures are in ${folder}`);
} else {
  console.log(
    'No pictures were made: there is no Chromium (on Debian: apt-get install chromium fonts-noto-core fonts-noto-color-emoji; elsewhere name it in CHROMIUM).',
  );
}
