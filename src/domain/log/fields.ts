/** The words with which a change of a deal is announced: its stage, its amount, the day it closes. Folded. */
import type { Language } from '../lexicon/language.ts';

export interface FieldWords {
  readonly stage: string;
  readonly amount: string;
  readonly close: string;
  readonly won: string;
  readonly lost: string;
}

export const fieldWords: Readonly<Record<Language, FieldWords>> = {
  en: {
    stage:
      '(?:move|moves|moved|moving|push|pushed|advance|advanced|set|change|changed|update|updated|progress|progressed|bump|bumped|put|shift|switch|mark|goes|went|go)(?: \\w+){0,5}? (?:to|into|in|as)|stage|is now (?:in|at)|now in|now at|were in|we re in|are in|is in',
    amount:
      'deals?|amounts?|value|worth|volume|tcv|acv|arr|opportunity|opp|contract value|deal size|(?:went|gone|go|goes|raise[ds]?|increase[ds]?|reduce[ds]?|cut|bump(?:ed)?|up|down|drop(?:ped|s)?|grown?|grew|now|change[ds]?)(?: \\w+){0,3}? (?:to|at|by)|price (?:is|now)',
    close: 'clos(?:e|es|ing)|close date|closing date|expected close|sign(?:s|ing)?|signature',
    won: '(?:we |just )?won(?: the deal| it)?|closed won|deal won|(?:they |he |she |just )?signed(?: the (?:contract|deal|offer|order))?|got the (?:order|deal|po)|deal is (?:done|closed|won)',
    lost: '(?:we )?lost (?:the deal|it|to|this|that|them)|closed lost|deal (?:is )?(?:lost|dead)|went with (?:a |the |another )?(?:competitor|competition|another|someone else)|chose (?:a |another )?competitor',
  },
  pl: {
    stage:
      'przesun\\w*|przenie\\w*|przenios\\w*|zmien\\w* etap|etap\\w*|faz\\w*|status\\w*|ustaw\\w*|jestesmy na etapie|przech\\w+ do|przeszl\\w* do|oznacz\\w*',
    amount:
      'wartos\\w*|kwot\\w*|deal\\w*|szans\\w*|kontrakt\\w*|umow\\w* na|zwieksz\\w*|zmniejsz\\w*|podnies\\w*|wzros\\w*|wart[ya]?|warte|transakcj\\w*|wolumen\\w*|zlecen\\w*|spad\\w*',
    close: 'zamkn\\w*|zamkniec\\w*|podpis\\w*|finalizacj\\w*|domkn\\w*|domkniec\\w*|closing',
    won: 'wygral\\w*|wygran\\w*|podpisal\\w*|umowa podpisana|mamy podpis|mamy zamowienie|zlozyl\\w* zamowienie',
    lost: 'przegral\\w*|przegran\\w*|stracil\\w*|utracon\\w*|wybrali (?:konkurencj\\w*|kogos innego)|poszli do konkurencji',
  },
  cs: {
    stage:
      'presun\\w*|posun\\w*|prepn\\w*|faze|fazi|stav\\w*|stupen|etap\\w*|nastav\\w*|jsme ve fazi|prechaz\\w*|oznac\\w*|presouv\\w*',
    amount:
      'hodnot\\w*|castk\\w*|zakazk\\w*|obchod\\w*|prilezitost\\w*|deal\\w*|navys\\w*|zvys\\w*|sniz\\w*|objem\\w*|kontrakt\\w*|cena zakazky|smlouv\\w* (?:na|za)|vzrost\\w*',
    close: 'uzavr\\w*|uzavir\\w*|podpis\\w*|podepis\\w*|podepsan\\w*|closing|uzavren\\w*',
    won: 'vyhral\\w*|vyhran\\w*|podepsal\\w*|smlouva (?:je )?podepsan\\w*|mame podpis|mame objednavku|objednal\\w*',
    lost: 'prohral\\w*|prohran\\w*|ztratil\\w* (?:jsme|zakazku|obchod)|vybrali (?:si )?(?:konkurenci|nekoho jineho)|sli ke konkurenci',
  },
  de: {
    stage:
      'verschieb\\w*|verschob\\w*|setz\\w*|stufe|phase|status|stage|auf (?:stufe|phase)|ist jetzt (?:in|bei)|sind jetzt (?:in|bei)|markier\\w*|stell\\w*',
    amount:
      'werte?s?|auftragswert|dealwert|volumen|auftragsvolumen|summe|betrag|deal\\w*|auftrag\\w*|opportunity|erhoh\\w*|gestiegen|gesunken|steigt|sinkt|reduzier\\w*|projektwert|vertragswert|jetzt bei',
    close: 'abschluss\\w*|abschliess\\w*|unterschr\\w*|unterzeichn\\w*|closing|abgeschlossen',
    won: 'gewonnen|auftrag (?:haben wir|erhalten|bekommen)|unterschrieben|unterzeichnet|haben den auftrag|zuschlag',
    lost: 'verloren|(?:an|fur) (?:die konkurrenz|den wettbewerb\\w*|einen mitbewerber)|mitbewerber gewahlt',
  },
  fa: {
    stage: 'مرحله\\w*|وضعیت\\w*|منتقل\\w*|ببر\\w*|رفت به',
    amount: 'مبلغ\\w*|ارزش\\w*|معامله\\w*|قرارداد\\w*|رقم\\w*|فرصت\\w*|افزایش\\w*|کاهش\\w*',
    close: 'بستن\\w*|بسته می ?شود|بسته خواهد شد|نهایی\\w*|امضا\\w*|تاریخ بست\\w*',
    won: 'بردیم|برنده شد\\w*|امضا کرد\\w*|قرارداد امضا شد|قرارداد را امضا کرد\\w*|سفارش داد\\w*',
    lost: 'باختیم|از دست دادیم|از دست رفت|رقیب را انتخاب کرد\\w*',
  },
};
