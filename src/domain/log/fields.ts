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
      'przesun\\w*|przesuw\\w*|przenie\\w*|przenios\\w*|zmien\\w* etap|etap\\w*|faz\\w*|status\\w*|ustaw\\w*|jestesmy (?:na etapie|w|na)|przech\\w+ (?:do|w|na)|przesz\\w* (?:do|w|na)|wchodz\\w+ (?:w|do)|wszed\\w* (?:w|do)|wesz\\w* (?:w|do)|(?:jest )?teraz (?:w|na)|idzie (?:do|w)|posz\\w* (?:do|w)(?! konkurenc)|w trakcie|oznacz\\w*|awans\\w*|zaczynamy|wchodz\\w+ (?:na|w|do)|wskak\\w* (?:na|w|do)|(?:leci|lecimy|spada|spadamy|wraca|wracamy) (?:do|na|w) (?:etap\\w*|faz\\w*)|cofn\\w*|cofamy|przerzuc\\w*|przestaw\\w*|przelacz\\w*|klikn\\w* na|zmien\\w*(?: \\w+){0,3}? na|stage|(?:jest|sa) juz (?:w|na) (?:etapie|fazie)|wrzuc\\w* (?:na|w|do) (?:etap\\w*|faz\\w*|negocj\\w*|ofert\\w*|umow\\w*)|moze isc (?:do|na)|do etapu|na etap\\w*',
    amount:
      'wartos\\w*|kwot\\w*|deal\\w*|szans\\w*|kontrakt\\w*|umow\\w* na|zwieksz\\w*|zmniejsz\\w*|podnies\\w*|podnos\\w*|obniz\\w*|wzros\\w*|wart[ya]?|warte|transakcj\\w*|wolumen\\w*|zlecen\\w*|spad\\w*|zamiast|teraz(?= (?:na )?\\d)|(?:rosnie|urosl\\w*|skoczyl\\w*) do|cen[aey]|stanel\\w* na|stanelo|zesz\\w* (?:na|do|z)|zszed\\w*|zjech\\w*|zbil\\w*|zbij\\w*|podbil\\w*|podbij\\w*|skoczyl\\w*|utarg\\w*|wytarg\\w*|lacznie|w sumie|sum[aey]|opiewa\\w*|wycen\\w*|dogadal\\w* sie na|dobil\\w*|zatrzymal\\w* sie na',
    close:
      'zamkn\\w*|zamkniec\\w*|podpis\\w*|finalizacj\\w*|domkn\\w*|domkniec\\w*|closing|zamyk\\w*|domykamy|domykac|close date|data zamkniecia|podpisz\\w*|sfinalizuj\\w*',
    shift:
      'przesu\\w*|odroczon\\w*|odraczaj\\w*|przekladaj\\w*|przeloz\\w*|przelozyl\\w*|opozni\\w*|odsun\\w*|spodziewan\\w*|zjezdza\\w*|zjedzie|zjechal\\w*|slizga\\w*|poslizg\\w*|odklada\\w*|odloz\\w*|odlozyl\\w*|odjezdza\\w*|przeskak\\w*|przeciaga\\w*|przyspiesz\\w*|ucieka\\w* (?:na|do)|spada na|wypada na|wyladuj\\w* (?:w|na)',
    won: 'wygral\\w*|wygran\\w*|podpisal\\w*|podpisan\\w*|umowa podpisana|mamy (?:podpis|zamowienie|kontrakt|umowe|to)|zlozyl\\w* zamowienie|zamowil\\w*|kupil\\w*|zdobyl\\w*|domknel\\w*|domkniet\\w*|sfinalizowal\\w*|dostalismy (?:zamowienie|kontrakt|zlecenie)|zgodzil\\w* sie na oferte|wygrywamy|zgarnel\\w*|zgarniet\\w*|zgarniamy|ugral\\w*|(?:deal|kontrakt|temat|zlecenie|przetarg) (?:jest )?nasz\\w*|jest nasz[ae]?|(?:przyszlo|wplynelo|doszlo|wpadlo|jest|podpisane) zamowienie|zamowienie (?:przyszlo|wplynelo|jest|podpisane|zlozone|wpadlo)|closed won|won|klepnel\\w* (?:umowe|oferte|zamowienie|deal)|umowa (?:jest )?podpisan\\w*|mamy (?:klienta|deal|deala)',
    lost: 'przegral\\w*|przegran\\w*|stracil\\w*|stracon\\w*|utracon\\w*|wybral\\w* (?:konkurencj\\w*|kogos innego|inn\\w+)|poszl\\w* do konkurencji|odrzucil\\w*|zrezygnowal\\w*|wycofal\\w* sie|przepadl\\w*|odpadl\\w*|rezygnuj\\w*|przegrywamy|odpuszczaj\\w*|odpuscil\\w*|odpuszczamy|zerwal\\w*|(?:ida|poszl\\w*|poszedl|przeszl\\w*) (?:do|z|za) (?:konkuren\\w*|inn\\w*|kogos)|wziel\\w* (?:konkuren\\w*|inn\\w*|kogos)|wybieraja (?:konkuren\\w*|inn\\w*|kogos)|skreslil\\w*|uwalil\\w*|uwalon\\w*|podziekowal\\w* nam|closed lost|lost|(?:deal|temat|szansa|projekt|sprawa) (?:jest )?(?:martw\\w*|umarl\\w*|padl\\w*|nie zyje|trup|pogrzeban\\w*|do kosza)|nic z (?:tego|deala)(?: nie bedzie)?|nie (?:biora|kupia|kupuja|podpisza)',
  },
  cs: {
    stage:
      'presun\\w*|posun\\w*|posouv\\w*|prepn\\w*|faze|fazi|stav\\w*|stupen|etap\\w*|nastav\\w*|jsme (?:ted |uz )?(?:ve fazi|v|ve|na)|prechaz\\w*|presl\\w* (?:do|na)|presel (?:do|na)|oznac\\w*|presouv\\w*|jde (?:ted |uz )?do|slo do|sel do|(?:je )?ted (?:v|ve)|je (?:uz )?(?:v|ve)|postoupil\\w*|postupuje\\w*|vstoupil\\w*|dostal\\w* se do|(?:jde|jdeme|muze|prejde|prechazi|presouva se|pujde|skoci|padame|vraci se|posila) (?:\\w+ )?(?:do|na) (?:faze|fazi|nabid\\w*|smlouv\\w*|jednani|vyjednav\\w*|proposal\\w*|stav\\w*|etap\\w*)|(?:muze|pujde|jde|slo|posli|hod|dej|prehod|preklop|prekl\\w*|prepni|poslal\\w*|hodil\\w*) (?:\\w+ ){0,2}?(?:do|na)|prehod\\w*|preklop\\w*|prekl\\w*|zmen\\w*(?: \\w+){0,3}? na|stage|faz\\w*|pipeline|vrat\\w* (?:to |ho )?(?:do|na)',
    amount:
      'hodnot\\w*|castk\\w*|zakazk\\w*|obchod\\w*|prilezitost\\w*|deal\\w*|navys\\w*|navyseni|zvys\\w*|sniz\\w*|objem\\w*|kontrakt\\w*|cena zakazky|smlouv\\w* (?:na|za)|vzrost\\w*|misto|ted(?= (?:na )?\\d)|(?:roste|vzrostl\\w*|klesl\\w*) na|cen[auye]|srazil\\w*|srazit|stlacil\\w*|zlevnil\\w*|slevil\\w*|usmlouval\\w*|ukecal\\w*|dostal\\w* (?:jsme )?se na|skoncil\\w* (?:jsme )?na|sl\\w* (?:jsme )?(?:dolu )?na|naroste|narostl\\w*|nova (?:cena|castka|hodnota)|celkem|dohromady|sum[aue]|navrch|dohodl\\w* (?:jsme )?se na|domluvil\\w* (?:jsme )?se na|klesn\\w*|stoupl\\w*|vysplhal\\w*',
    close:
      'uzavr\\w*|uzavir\\w*|podpis\\w*|podepis\\w*|podepsan\\w*|closing|uzavren\\w*|close date|datum uzavreni|termin uzavreni|zavirame|zavreme|dotahneme|uzavrit|uzavirka',
    shift:
      'posun\\w*|posouv\\w*|presun\\w*|odloz\\w*|odklad\\w*|zpozd\\w*|ocekavan\\w*|sklouzl\\w*|sklouzne|klouze|ujizdi|ujede|protahn\\w*|protahl\\w*|protahuje\\w*|zdrz\\w*|zpozdi\\w*|preklad\\w*|prelozil\\w*|uspis\\w*|urychl\\w*',
    won: 'vyhral\\w*|vyhran\\w*|podepsal\\w*|podepsan\\w*|smlouva (?:je )?podepsan\\w*|mame (?:podpis|objednavku|to|zakazku|smlouvu)|objednal\\w*|koupil\\w*|ziskal\\w* (?:jsme|zakazku)|uzavreli jsme|zakazka je nase|kyvl\\w*|odsouhlasil\\w* nabidku|vyhrav\\w*|podepsano|podepsana|podepsali|(?:deal|zakazka|obchod|kontrakt) (?:je )?nas\\w*|je nas[ae]?|(?:prisla|dorazila|mame|je|dosla) (?:jim |od nich )?objednavka|objednavka (?:prisla|je|dorazila|podepsan\\w*|dosla)|closed won|won|plac(?:li|nuli|nul) (?:jsme )?si|berou to|vzali to|v kapse|v suchu|mame je',
    lost: 'prohral\\w*|prohran\\w*|ztracen\\w*|ztratil\\w*|vybral\\w* (?:si )?(?:konkurenci|nekoho jineho|jin\\w+)|sl\\w* ke konkurenci|odmitl\\w*|odstoupil\\w*|nevyhral\\w*|padl\\w*|nevysl\\w*|prohrav\\w*|prohrano|(?:je|deal|obchod|projekt|rollout) (?:uz )?(?:mrtv\\w*|pase|v haji|v tahu|ztracen\\w*)|mrtv[ay]|(?:sel|sla|sli|jdou|odesli|presli) (?:k|ke|za|s) (?:konkuren\\w*|jin\\w*|nem\\w*|ital\\w*)|vzali (?:si )?(?:konkuren\\w*|jin\\w*|nekoho)|closed lost|lost|vycouval\\w*|couvl\\w*|zarizl\\w*|zrusili (?:projekt|poptavku|zakazku|vyber\\w*)|neberou to|nekoupi|nevzali|nevyslo|nevyjde|nedopadl\\w*|zamitl\\w*|zamitnut\\w*|dali prednost',
  },
  de: {
    stage:
      'verschieb\\w*|verschob\\w*|setz\\w*|gesetzt|stufe|phase|status|stage|auf (?:stufe|phase)|(?:ist|sind|geht|gehen|ging|kommt|steht|stehen|rutscht|springt|wandert|gehort)(?: (?:jetzt|nun|nu|fur mich|damit|somit|also|dann|bei mir|endlich|schon|wieder|aktuell|bitte)){0,3} (?:in|im|bei|auf|zu|zur)|bitte (?:auf|in|nach)|(?:kann|darf|soll|kannst du)(?: \\w+){0,3}? (?:auf|in|nach)|zieh\\w*|schieb\\w*|hochsetzen|hochziehen|weitersetzen|vertrag(?: \\w+){0,8}? (?:ist(?: \\w+){0,4}? raus|raus|rausgegangen|rausgeschickt|zur unterschrift)|jetzt (?:in|im|bei|auf)|nun (?:in|im|bei)|markier\\w*|stell\\w*|gestellt|gewechselt|wechselt|gegangen|gewandert|wandert|hochgestuft|in (?:die |der |den )?(?:verhandlung\\w*|angebotsphase|testphase|vertragsphase)',
    amount:
      'werte?s?|(?:am ende|unterm strich|insgesamt|gesamt|in summe|final|endgultig|neu|preis|endpreis|angebot|angebotspreis|festpreis|geeinigt auf|handschlag bei|bei|statt)(?= (?:auf |von |bei |ist |jetzt |nun )*\\d)|(?:runter|rauf|hoch|hinunter|herunter) (?:auf|bei)|jetzt nur(?: noch)?|auftragswert|dealwert|volumen|auftragsvolumen|summe|betrag|deal\\w*|auftrag\\w*|opportunity|erhoh\\w*|gestiegen|gesunken|steigt|sinkt|reduzier\\w*|projektwert|vertragswert|jetzt bei|statt|(?:jetzt|nun|neu)(?= (?:auf |bei )?\\d)|angehoben|aufgestockt|(?:geht|gehen|hoch|runter|rauf|setzen?)(?= (?:auf|um) \\d)|auf(?= \\d[\\d ]*(?: \\w+)? (?:hoch|runter|rauf|erhoht))|(?:preis|betrag) neu|wachst auf|gewachsen',
    close: 'abschluss\\w*|abschliess\\w*|unterschr\\w*|unterzeichn\\w*|closing|abgeschlossen|abschlussdatum',
    shift: 'verschieb\\w*|verschob\\w*|verzoger\\w*|vertagt|rutscht|rutschen|gerutscht|vorgezogen|zieht sich|erwartet',
    won: 'gewonnen|auftrag (?:haben wir|erhalten|bekommen|ist da|erteilt|da)|unterschrieben|unterzeichnet|haben den auftrag|zuschlag|(?:hat|haben) (?:uns )?(?:zugesagt|beauftragt|bestellt|gekauft)|zusage (?:ist da|bekommen|erhalten|da)|bestellung (?:ist da|eingegangen|da|bekommen)|im sack|im kasten|eingesackt|eingefahren|zugeschlagen|gekauft|auftrag (?:gekommen|ist eingegangen|eingegangen|haben wa|kam|reingekommen|gehort uns)|(?:ist|sind) an bord|(?:ist|haben) geschlossen gewonnen|unter dach und fach|in trockenen tuchern|eingetutet',
    lost: 'verloren|(?:an|fur) (?:die konkurrenz|den wettbewerb\\w*|einen mitbewerber|einen wettbewerber)|mitbewerber gewahlt|abgesprungen|absage (?:bekommen|erhalten|ist da|kassiert|gekriegt)|(?:deal|auftrag|geschaft|projekt|vertrag|sache)(?: \\w+){0,4}? (?:geplatzt|gestorben|tot|gestrichen|vom tisch|weg)|vom tisch|raus aus dem rennen|aus dem rennen|(?:bei|mit|fur|an|zu|zum|zur)(?: \\w+){0,3}? (?:mitbewerber|konkurrenz|wettbewerb|wettbewerber|konkurrenten)(?: \\w+){0,3}? (?:gekauft|bestellt|gegangen|unterschrieben|entschieden|verloren)|angebot abgelehnt|(?:hat|haben) (?:uns )?abgelehnt|entscheiden sich dagegen|dagegen entschieden|zur konkurrenz',
  },
  fa: {
    stage:
      'مرحله\\w*|وضعیت\\w*|استیج\\w*|stage|status|منتقل\\w*|ببر\\w*|بردم(?:ش)?(?= (?:به|تو|توی|رو|روی))|بکن\\w*|بذار\\w*|بزار\\w*|بگذار\\w*|بزن(?:ش|ید)?(?= (?:رو|روی|تو|توی|به|بازدید|مذاکره|پیش|قرارداد|برنده))|(?:رفت|رفته|می ?ره|می ?رود|اومد|اومده|رسید|رسیده|افتاد|برسه|بره)\\w* (?:به|تو|توی|روی|رو|در|سراغ|مرحله)|وارد|رسیدیم (?:به|رو|توی|تو)|الان (?:تو|توی|در|روی|رو)',
    amount:
      'مبلغ\\w*|ارزش\\w*|معامله\\w*|قرارداد\\w*|رقم\\w*|فرصت\\w*|افزایش\\w*|کاهش\\w*|شد(?= \\d)|شده(?= \\d)|(?:رفت|رسید|رسیده|رسوندیم|رساندیم|اومد|اورد|اوردیم|اوردم|کردیم|کردم|بستیم|توافق کردیم|کم کرد|کم کردیم)(?: (?:پایین|بالا))? (?:روی|رو|به|با)(?= \\d)|قیمت\\w*(?: \\w+){0,6}? (?:رو|روی|به|شد|شده|قبول|نهایی|توافق)|price(?: \\w+){0,3}? (?:قبول|ok|اوکی|نهایی)|توافق\\w*|جمعا|نهایتا|به ?جای|deal|amount',
    close:
      'close|closing|کلوز\\w*|عقد قرارداد|بسته (?:بشه|شه|می ?شه)|بستن\\w*|بسته می ?شود|بسته می ?شه|بسته خواهد شد|نهایی\\w*|امضا\\w*|تاریخ بست\\w*',
    shift:
      '(?:می ?)?افتاد?\\w* (?:عقب|جلو|به|برای|واسه)|می ?افت\\w*|موند\\w* (?:برای|واسه|به)|کشید\\w* به|جلو افتاد\\w*|عقب افتاد\\w*|عقب انداخت\\w*|به تعویق\\w*|موکول\\w*|جابجا\\w*|جابه جا\\w*',
    won: 'بردیم(?:ش)?|برنده شد\\w*|won|امضا(?:ش|شون)? (?:رو |را )?زد\\w*|(?:قرارداد|سفارش|پروژه|معامله|دیل|po|کار|مناقصه)\\w* (?:را |رو )?(?:گرفتیم|بستیم|بسته شد|بردیم|نهایی شد|قطعی شد|جوش خورد)|(?:سفارش|po)\\w* (?:رسید|اومد|امد|صادر شد)|جوش خورد|امضا کرد\\w*|امضا شد\\w*|قرارداد امضا شد|قرارداد (?:را|رو) (?:امضا کرد\\w*|بستیم|بستن\\w*)|قرارداد بستیم|سفارش داد\\w*|خریدن\\w*|معامله (?:را|رو) بستیم|گرفتیمش|مال ما شد',
    lost: 'باخت\\w*|lost|از دست(?:ش|شون)? (?:داد|رفت)\\w*|پرید+|پروندیم\\w*|(?:داد|رفت|بست|خرید|سپرد)\\w*(?: \\w+){0,2}? (?:به|با|از|سراغ|سمت) (?:\\w+ )?رقیب\\w*|(?:به|با|از|سراغ|سمت) (?:\\w+ )?رقیب\\w* (?:داد|رفت|بست|خرید|سپرد|قرارداد)\\w*|رقیب\\w*(?: \\w+){0,2}? (?:برد|گرفت|برداشت)|رقیب (?:را|رو) انتخاب کرد\\w*|رفتن\\w* سراغ رقیب|رد کرد\\w*|منصرف شد\\w*|پشیمان شد\\w*|پشیمون شد\\w*',
  },
};
