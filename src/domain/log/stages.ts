/** Stages of deals: every company has its own; what a sentence says is held against those that are stored. */
import { fold } from '../fold.ts';

/** What a stage is called in any language, as stems; a stage and a sentence that share one mean the same. */
const concepts: Readonly<Record<string, RegExp>> = {
  won: /\b(?:won|wygran\w*|vyhran\w*|gewonnen|signed|order (?:placed|won|received)|sold|auftrag|beauftragt|zuschlag|zamowienie|objednan\w*|zakazka|podpisan\w*|podepsan\w*)\b|برنده|برد\b|موفق\b/u,
  lost: /\b(?:lost|dead|przegran\w*|prohran\w*|verloren|utracon\w*|stracon\w*|ztracen\w*|abgesagt|rejected)\b|باخت|از ?دست|ناموفق/u,
  contract:
    /\b(?:contract\w*|umow[aęy]\w*|smlouv\w*|vertrag\w*|kontrakt\w*|legal|paperwork|redlin\w*|formalnos\w*)\b|قرارداد/u,
  negotiation: /\b(?:negotiat\w*|negotation\w*|negocj\w*|vyjednav\w*|verhandl\w*|nachverhandl\w*|jednani)\b|مذاکره/u,
  proposal:
    /\b(?:proposal\w*|proposition|quot(?:e|ed|ation|ing)|offer(?:ed)?|oferta|ofert\w*|nabidk\w*|angebot\w*|propozycj\w*|wycen\w*|kalkulac\w*|rfp|pricing)\b|پیشنهاد|پیش ?فاکتور|پروفرما|افر(?= |$)/u,
  qualified: /\b(?:qualif\w*|kwalifik\w*|zakwalifik\w*|kvalifik\w*|qualifiziert\w*)\b|واجد|احراز/u,
  demo: /\b(?:demo\w*|presentation|prezentac\w*|prasentation\w*)\b|دمو|ارائه/u,
  appointment:
    /\b(?:appointment\w*|scheduled|booked|umowion\w*|spotkani\w*|schuzk\w*|domluven\w*|termin\w*)\b|قرار|جلسه/u,
  decision: /\b(?:decision\w*|decyzj\w*|rozhodnut\w*|rozhodov\w*|entscheid\w*|decision maker\w*)\b|تصمیم/u,
  trial:
    /\b(?:trial\w*|test\w*|pilot\w*|poc|proof of concept|zkous\w*|zkusebn\w*|prob[aney]\w*|erprob\w*)\b|ازمایش|تست|پایلوت/u,
  discovery:
    /\b(?:discovery|needs|analys\w*|analiz\w*|rozpoznani\w*|bedarf\w*|potrzeb\w*|potreb\w*|zjistovan\w*)\b|نیازسنجی|کشف|شناخت/u,
  evaluation: /\b(?:evaluat\w*|shortlist\w*|ocen\w*|hodnocen\w*|bewert\w*|evaluier\w*)\b|ارزیابی/u,
  procurement: /\b(?:procurement|purchasing|przetarg\w*|vyberov\w*|ausschreibung\w*|tender\w*)\b|مناقصه/u,
  signature: /\b(?:unterschrift)\b|امضا/u,
  survey: /\b(?:vor ort aufnahme|ortsaufnahme|aufmass)\b|بازدید فنی/u,
  firstContact: /\b(?:erstkontakt|erstgesprach)\b|شناسایی|تماس اولیه/u,
  prospecting: /\b(?:prospect\w*|lead|new|nowy|novy|neu)\b|جدید/u,
};

export const isWon = (stage: string) => concepts.won?.test(fold(stage)) ?? false;
export const isLost = (stage: string) => concepts.lost?.test(fold(stage)) ?? false;

/** A deal nobody works on any more. A stage we cannot read is open. */
export const isClosed = (stage: string | null) =>
  stage !== null &&
  (isWon(stage) || isLost(stage) || /\b(?:closed|zamkniet\w*|uzavren\w*|abgeschlossen)\b|بسته/u.test(fold(stage)));

const conceptsIn = (folded: string) =>
  Object.entries(concepts)
    .filter(([, forms]) => forms.test(folded))
    .map(([name]) => name);

/** Whether it names a stage that some company may have. */
export const soundsLikeStage = (words: string) => conceptsIn(fold(words)).length > 0;

/** The stored stage that the words name: by its own name, else by what it is about; null where none or several fit. */
export function stageNamed(words: string, stages: readonly string[]): string | null {
  const said = ` ${fold(words)} `;
  const named = stages.filter(stage => said.includes(` ${fold(stage)} `)).sort((a, b) => b.length - a.length);
  if (named[0]) return named[0];
  const about = conceptsIn(said);
  const scored = stages
    .map(stage => ({ stage, shared: conceptsIn(fold(stage)).filter(concept => about.includes(concept)).length }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared);
  const [best, second] = scored;
  return best && best.shared > (second?.shared ?? 0) ? best.stage : null;
}
