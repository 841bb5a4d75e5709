/** The words with which a change of a deal is announced: its stage, its amount, the day it closes. Folded. */
import type { Language } from '../lexicon/language.ts';

export interface FieldWords {
  readonly stage: string;
  readonly amount: string;
  readonly close: string;
  /** Beside a day, and with no meeting or call: the day on which the deal closes moves. */
  readonly shift: string;
  readonly won: string;
  readonly lost: string;
}

export const fieldWords: Readonly<Record<Language, FieldWords>> = {
  en: {
    stage:
      '(?:move|moves|moved|moving|push|pushed|advance|advances|advanced|set|change|changed|update|updated|progress|progressed|progresses|bump|bumped|put|shift|shifted|switch|switched|mark|marked|goes|going|went|go|gone)(?: \\w+){0,5}? (?:to|into|in|as)|stage|is now (?:in|at)|now (?:in|at|on)|were in|we re in|are in|is in|reached(?: the)?|entered|entering|heading (?:to|into)|in (?:the )?(?:negotiation\\w*|trial|discovery)(?: stage| phase)?',
    amount:
      'deals?|amounts?|value|worth|volume|tcv|acv|arr|opportunity|opp|contract value|deal size|(?:went|gone|go|goes|raise[ds]?|increase[ds]?|reduce[ds]?|cut|bump(?:ed)?|up|down|drop(?:ped|s)?|grown?|grew|now|change[ds]?|upped|shrunk|shrank|expanded)(?: \\w+){0,3}? (?:to|at|by)|price (?:is|now)|(?:is |its |it s )?now(?= (?:£|€|\\d))',
    close: 'clos(?:e|es|ing)|close date|closing date|expected close|sign(?:s|ing)?|signature',
    shift:
      'slip\\w*|push\\w*|postpone\\w*|delay\\w*|mov(?:e|es|ed|ing)|pulled in|brought forward|bring forward|expected',
    won: '(?:we |just )?won(?: the deal| it)?|closed won|deal won|(?:they |he |she |just )?signed(?: the (?:contract|deal|offer|order))?|got the (?:order|deal|po|signature|contract|business)|deal is (?:done|closed|won)|deal closed|closed (?:the|this|that) (?:deal|one)|closed it|contract (?:is |was )?(?:signed|back signed)|po (?:is in|came in|received|arrived)|(?:purchase )?order (?:is in|came in|received|placed)|placed (?:the|an|their) order|they (?:said yes|bought|ordered)|in the bag|landed (?:it|the deal|them)|we got (?:it|them)|its ours|it s ours|(?:a |as a )win|gave us the (?:go ahead|green light)',
    lost: '(?:we )?lost (?:the deal|it|to|this|that|them)|(?:is|are|was|got|just|as|deal|we) lost|lost$|closed lost|deal (?:is )?(?:lost|dead|off)|(?:is|are|its|it s|thats) (?:dead|toast|history|dead in the water)|(?:fell|fallen|falls) (?:through|apart)|(?:went|going|gone|go) with (?:a |the |another |some )?(?:competitor|competition|another|someone else|somebody else|other vendor)|chose (?:a |another |the )?(?:competitor|competition|someone else)|picked (?:a |another )?competitor|turned us down|(?:pulled|dropped) out|walked away|(?:said|is) (?:a )?no go|not going ahead|wont go ahead|said no(?: to us)?|rejected (?:us|it|our|the)|declined (?:our|the) (?:offer|proposal|quote)',
  },
  pl: {
    stage:
      'przesun\\w*|przesuw\\w*|przenie\\w*|przenios\\w*|zmien\\w* etap|etap\\w*|faz\\w*|status\\w*|ustaw\\w*|jestesmy (?:na etapie|w|na)|przech\\w+ (?:do|w|na)|przesz\\w* (?:do|w|na)|wchodz\\w+ (?:w|do)|wszed\\w* (?:w|do)|wesz\\w* (?:w|do)|(?:jest )?teraz (?:w|na)|idzie (?:do|w)|posz\\w* (?:do|w)(?! konkurenc)|w trakcie|oznacz\\w*|awans\\w*|zaczynamy',
    amount:
      'wartos\\w*|kwot\\w*|deal\\w*|szans\\w*|kontrakt\\w*|umow\\w* na|zwieksz\\w*|zmniejsz\\w*|podnies\\w*|podnos\\w*|obniz\\w*|wzros\\w*|wart[ya]?|warte|transakcj\\w*|wolumen\\w*|zlecen\\w*|spad\\w*|zamiast|teraz(?= (?:na )?\\d)|(?:rosnie|urosl\\w*|skoczyl\\w*) do',
    close: 'zamkn\\w*|zamkniec\\w*|podpis\\w*|finalizacj\\w*|domkn\\w*|domkniec\\w*|closing|zamyk\\w*',
    shift:
      'przesu\\w*|odroczon\\w*|odraczaj\\w*|przekladaj\\w*|przeloz\\w*|przelozyl\\w*|opozni\\w*|odsun\\w*|spodziewan\\w*',
    won: 'wygral\\w*|wygran\\w*|podpisal\\w*|podpisan\\w*|umowa podpisana|mamy (?:podpis|zamowienie|kontrakt|umowe|to)|zlozyl\\w* zamowienie|zamowil\\w*|kupil\\w*|zdobyl\\w*|domknel\\w*|domkniet\\w*|sfinalizowal\\w*|dostalismy (?:zamowienie|kontrakt|zlecenie)|zgodzil\\w* sie na oferte',
    lost: 'przegral\\w*|przegran\\w*|stracil\\w*|stracon\\w*|utracon\\w*|wybral\\w* (?:konkurencj\\w*|kogos innego|inn\\w+)|poszl\\w* do konkurencji|odrzucil\\w*|zrezygnowal\\w*|wycofal\\w* sie|przepadl\\w*|odpadl\\w*|rezygnuj\\w*',
  },
  cs: {
    stage:
      'presun\\w*|posun\\w*|posouv\\w*|prepn\\w*|faze|fazi|stav\\w*|stupen|etap\\w*|nastav\\w*|jsme (?:ted |uz )?(?:ve fazi|v|ve|na)|prechaz\\w*|presl\\w* (?:do|na)|presel (?:do|na)|oznac\\w*|presouv\\w*|jde (?:ted |uz )?do|slo do|sel do|(?:je )?ted (?:v|ve)|je (?:uz )?(?:v|ve)|postoupil\\w*|postupuje\\w*|vstoupil\\w*|dostal\\w* se do',
    amount:
      'hodnot\\w*|castk\\w*|zakazk\\w*|obchod\\w*|prilezitost\\w*|deal\\w*|navys\\w*|navyseni|zvys\\w*|sniz\\w*|objem\\w*|kontrakt\\w*|cena zakazky|smlouv\\w* (?:na|za)|vzrost\\w*|misto|ted(?= (?:na )?\\d)|(?:roste|vzrostl\\w*|klesl\\w*) na',
    close: 'uzavr\\w*|uzavir\\w*|podpis\\w*|podepis\\w*|podepsan\\w*|closing|uzavren\\w*',
    shift: 'posun\\w*|posouv\\w*|presun\\w*|odloz\\w*|odklad\\w*|zpozd\\w*|ocekavan\\w*',
    won: 'vyhral\\w*|vyhran\\w*|podepsal\\w*|podepsan\\w*|smlouva (?:je )?podepsan\\w*|mame (?:podpis|objednavku|to|zakazku|smlouvu)|objednal\\w*|koupil\\w*|ziskal\\w* (?:jsme|zakazku)|uzavreli jsme|zakazka je nase|kyvl\\w*|odsouhlasil\\w* nabidku',
    lost: 'prohral\\w*|prohran\\w*|ztracen\\w*|ztratil\\w*|vybral\\w* (?:si )?(?:konkurenci|nekoho jineho|jin\\w+)|sl\\w* ke konkurenci|odmitl\\w*|odstoupil\\w*|nevyhral\\w*|padl\\w*|nevysl\\w*',
  },
  de: {
    stage:
      'verschieb\\w*|verschob\\w*|setz\\w*|gesetzt|stufe|phase|status|stage|auf (?:stufe|phase)|(?:ist|sind|geht|gehen|ging|kommt|steht|stehen) (?:jetzt |nun |nu )?(?:in|im|bei|auf)|jetzt (?:in|im|bei|auf)|nun (?:in|im|bei)|markier\\w*|stell\\w*|gestellt|gewechselt|wechselt|gegangen|gewandert|wandert|hochgestuft|in (?:die |der |den )?(?:verhandlung\\w*|angebotsphase|testphase|vertragsphase)',
    amount:
      'werte?s?|auftragswert|dealwert|volumen|auftragsvolumen|summe|betrag|deal\\w*|auftrag\\w*|opportunity|erhoh\\w*|gestiegen|gesunken|steigt|sinkt|reduzier\\w*|projektwert|vertragswert|jetzt bei|statt|(?:jetzt|nun|neu)(?= (?:auf |bei )?\\d)|angehoben|aufgestockt|wachst auf|gewachsen',
    close: 'abschluss\\w*|abschliess\\w*|unterschr\\w*|unterzeichn\\w*|closing|abgeschlossen|abschlussdatum',
    shift: 'verschieb\\w*|verschob\\w*|verzoger\\w*|vertagt|rutscht|rutschen|gerutscht|vorgezogen|zieht sich|erwartet',
    won: 'gewonnen|auftrag (?:haben wir|erhalten|bekommen|ist da|erteilt|da)|unterschrieben|unterzeichnet|haben den auftrag|zuschlag|(?:hat|haben) (?:uns )?(?:zugesagt|beauftragt|bestellt|gekauft)|zusage (?:ist da|bekommen|erhalten|da)|bestellung (?:ist da|eingegangen|da|bekommen)|im sack|unter dach und fach|in trockenen tuchern|eingetutet',
    lost: 'verloren|(?:an|fur) (?:die konkurrenz|den wettbewerb\\w*|einen mitbewerber|einen wettbewerber)|mitbewerber gewahlt|abgesprungen|absage (?:bekommen|erhalten|ist da)|geplatzt|angebot abgelehnt|(?:hat|haben) (?:uns )?abgelehnt|entscheiden sich dagegen|dagegen entschieden|zur konkurrenz',
  },
  fa: {
    stage:
      'مرحله\\w*|وضعیت\\w*|منتقل\\w*|ببر\\w*|رفت (?:به|تو|توی|روی|در)|وارد|رسید به|رسیدیم به|الان (?:تو|توی|در|روی)',
    amount:
      'مبلغ\\w*|ارزش\\w*|معامله\\w*|قرارداد\\w*|رقم\\w*|فرصت\\w*|افزایش\\w*|کاهش\\w*|شد(?= \\d)|شده(?= \\d)|رفت روی|رسید به|رسیده به',
    close: 'بستن\\w*|بسته می ?شود|بسته می ?شه|بسته خواهد شد|نهایی\\w*|امضا\\w*|تاریخ بست\\w*',
    shift: 'عقب افتاد\\w*|عقب انداخت\\w*|به تعویق\\w*|موکول\\w*|جابجا\\w*|جابه جا\\w*',
    won: 'بردیم|برنده شد\\w*|امضا کرد\\w*|امضا شد\\w*|قرارداد امضا شد|قرارداد (?:را|رو) (?:امضا کرد\\w*|بستیم|بستن\\w*)|قرارداد بستیم|سفارش داد\\w*|خریدن\\w*|معامله (?:را|رو) بستیم|گرفتیمش|مال ما شد',
    lost: 'باختیم|از دست دادیم|از دست رفت|رقیب (?:را|رو) انتخاب کرد\\w*|رفتن\\w* سراغ رقیب|رد کرد\\w*|منصرف شد\\w*|پشیمان شد\\w*|پشیمون شد\\w*',
  },
};
