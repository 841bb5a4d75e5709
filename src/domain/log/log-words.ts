/** How people say what they did, what is to be done and how it ended; folded, as alternatives of regular expressions. */
import type { Language } from '../lexicon/language.ts';
import type { ActivityType } from '../proposal.ts';

export interface LogWords {
  /** What was done. Verbs of the past and nouns; the one said first decides. */
  readonly activity: Readonly<Record<ActivityType, string>>;
  /** Verbs that decide before a noun that comes earlier in the sentence: "über den Termin gesprochen". */
  readonly verbs: Readonly<Partial<Record<ActivityType, string>>>;
  /** Something to be done, whenever. */
  readonly todo: string;
  /** The same where a clause begins with it: "send her the offer". */
  readonly imperative: string;
  /** A wish of theirs: something to be done only where a day to come is named. */
  readonly wish: string;
  /** Before a day by which something is due. */
  readonly deadline: string;
  /** "Log", "note": asks for a record in so many words. */
  readonly command: string;
  /** "Remind me": asks for a task and nothing else. */
  readonly remind: string;
  /** Begins a question. */
  readonly question: string;
  /** "Which", "whom": what follows describes people, it tells nothing. */
  readonly relative: string;
  /** The same again: "same as last time". */
  readonly again: string;
  /** Begins a correction. */
  readonly correction: string;
  readonly noAnswer: string;
  readonly leftMessage: string;
  readonly noShow: string;
  readonly cancelled: string;
  readonly reached: string;
  /** May stand before a cue without belonging to it: "and she". */
  readonly joint: string;
}

export const logWords: Readonly<Record<Language, LogWords>> = {
  en: {
    activity: {
      call: '(?:just )?(?:called|phoned|rang|rung|calld|dialled|dialed|telephoned)|sp?oken? (?:to|with|w)|spoke|talked(?: to| with| w)?|(?:got|came|just) off (?:the )?(?:phone|a call|call)|(?:on|by|over) the phone|by phone|phone(?: call| chat| conversation)?|(?:quick|short|long|good|great|first|intro|discovery|follow up|zoom|teams|video|sales|conference|con|weekly|had a|a) call|quick (?:one|word) (?:with|w)|picked up|ring round|blower|calls? (?:with|w|from|to|between)|chat (?:with|w)|talk (?:with|w|to)|chatted|caught up|touched base|(?:debrief|check in|catch up|touch base) call|checked in (?:with|on|w)|connected by phone|dialed in|jumped on|hopped on|conversation (?:with|w)|spoken|had (?:a )?words? (?:with|w)|discussed|negotiated|lvm|got hold of|reached|(?:tried|trying|attempted)(?: (?:to )?(?:call|reach|ring|calling|reaching|ringing|get hold of))?|voicemail|vm|answering machine|spk w|convo with|(?:gave|given) [a-z]+(?: [a-z]+)? a (?:call|ring|shout)|left (?:\\w+ ){0,4}?(?:voicemail|voice mail|vm|message|msg)|call',
      meeting:
        '(?:just )?(?:met|meeting|mtg|meet up|met up|bumped into|ran into|saw|spent)|had (?:a )?(?:lunch|coffee|dinner|breakfast|drinks|demo|workshop|session|beer)|(?:lunch|coffee|dinner|breakfast|drinks) (?:with|w)|demo(?:ed|d)?|natter(?:ed)?|yarn(?:ed)?|pints?|beers?|brekkie|breakfast|(?:a )?(?:video|vid) ?(?:call|chat|w|with|mtg)?|(?:over|via|on) (?:teams|zoom|webex|google meet|meet)|discussion|(?:zoom|teams|google meet|gmeet|meet|webex|video ?call) (?:with|w)|zoomed|(?:zoom|teams|webex)(?= (?:session|meeting|mtg))|met up|1 ?1|one on one|sat(?: down)? (?:with|w)|walked (?:\\w+ ){1,3}through|hosted|grabbed (?:a )?(?:coffee|lunch|beer|drink)|presented|presentation|workshop|catch up|catchup|qbr|kick off|kickoff',
      email:
        'e ?mailed|(?:by|via|in|shot (?:\\w+ ){1,4}?an|sent (?:\\w+ ){0,4}?an|dropped (?:\\w+ ){1,3}?an|fired off an|got an|an) e ?mail|by mail|(?:sent|got|fwd ?d?|cc d)(?: \\w+){0,4}? (?:by|via|in) e ?mail|e mailed|mailed|wrote(?: to)?|replied|(?:sent|forwarded) (?:[a-z]+ ){0,4}(?:e ?mail|mail|offer|proposal|quote|quotation|contract|pricing|price list|deck|nda|info|brochure)|got (?:a|an) (?:reply|e ?mail|mail|answer) (?:from|back)|heard back from|followed up (?:with|w)|cc ?ed|e ?mail (?:to|from|with)|e ?mail|(?:sent|emailed) over|sent',
      message:
        'texted|text (?:to|from)|texts (?:with|w|from)|(?:linked ?in|whats ?app|teams|slack|insta|fb) (?:msg|message|chat|dm|inmail)|inmail|msg (?:to|from|w|with)|messaged|msg ?d|dm (?:to|from)|wa (?:to|from|with)|connected (?:with|on)|whatsapp\\w*|dm ?ed|pinged|sms|slacked|linkedin(?: message)?|wrote [a-z ]+ on (?:linkedin|whatsapp|teams|slack)|message (?:to|from)',
      visit:
        'visited|visit done|walked out of|(?:on ?site|on site) (?:at|with|w)|(?:swung|came|drove|went) (?:by|over to|out to|round to)|(?:went|been) to(?= )(?! (?:see )?(?:lunch|dinner|negotiation|trial|proposal))|been at|(?:we|i) toured|walk ?through at|(?:paid|made) (?:\\w+ ){0,3}a visit|at their (?:office|site|plant|hq|factory)|(?:site|customer|plant|on site|onsite) visit|visit (?:to|at)|dropped (?:by|in)|stopped by|popped (?:in|by|into|round|over)|went to see|toured|was at|were at|on site|onsite',
      note: 'note(?: to self| that)?|fyi|heads up|for the file|for the record|heard|learned|learnt|found out',
    },
    verbs: {},
    todo: '(?:i |we |they |he |she )?(?:need|needs|have|has|got|ought|going|want me|wants me|asked me|told me|promised|agreed|(?<!was )(?<!were )supposed) to|must(?! ve| have)|should|ill|well (?:send|call|get|follow|prepare|share|meet|talk|speak|do|be)|(?:i|we)(?: still| also)? (?:will|owe)|(?:i |we )?(?:said|told \\w+)(?: that)? (?:i|id|i d|we|wed|we d|ill|she|he|they)(?: d| would| will| ll)? (?:send|get|have|be|share|call|come|check|do|look|find|ask|bring|drop|email|give|sort|follow)|(?:i|we) (?:send|call|email|share|prepare|check|write|come back|get back)(?: it| her| him| them| you)?(?= .*(?:tomorrow|tmrw|monday|tuesday|wednesday|thursday|friday|next))|sending|emailing|will (?:send|call|get back|follow|prepare|share|review|check|ask|book|arrange|draft|come back|ring|write|organi[sz]e|set up)|gotta|(?:i m|im) (?:gonna|going) to|to be (?:sent|shared|done|delivered|prepared|confirmed|signed)|to ?do|next steps?|action(?: item)?|follow ?up|follow ups?|call(?: (?:him|her|them))? back|callback|get back to|check in with|circle back|task|remember to|make sure|dont forget|remind(?:er)?',
    imperative:
      'send|schedule|prepare|arrange|chase|ping|ring|book|draft|set up|share|forward|call|e ?mail|text|message|write|visit|meet|speak to|talk to|contact|reach out|check|review|ask|invite|order|organi[sz]e|get|give|confirm|introduce|sync',
    wish: 'wants?|wanted|asked for|asks for|asking for|asked us|expects?|expecting|waiting for|needs?|would like|d like|decision|decides?|feedback|answer|reply|requested|next (?:meeting|call|demo)|demo|meeting|meet(?: again)?|review|call|deadline|kick off|comes? back|get(?:s|ting)? back|sends?|signs?|deliver\\w*',
    deadline: 'by|until|till|before|due|no later than|latest by',
    command:
      '(?:please |pls |can you |could you )?(?:log|record|note down|write down|jot down|put down|add a note|make a note|save a note|register|capture|file|crm)|note',
    remind:
      '(?:please |pls |can you |could you )?(?:remind me|set (?:me )?a reminder|reminder|(?:add|create|make|set)(?: me)? a (?:task|todo|to do|reminder|follow up)|task|todo|to do|dont let me forget)',
    question:
      'who|whom|whose|what|whats|when|where|which|why|how|is|are|(?:was|were)(?! at| in| on)|do|does|did|have (?:we|you|they|i|any\\w*)|has|can|could|should|would|will|any\\w*|find|show|list|search|give me|tell me|which',
    relative:
      'who|whom|that|which|people|contacts|anyone|anybody|somebody|someone|those|everyone|everybody|companies|accounts|leads|customers',
    again:
      '(?:the )?same (?:as|like) (?:last time|before|yesterday|always|usual)|same again|as last time|same thing as last time',
    correction:
      'was|no|nope|thats|that s|actually|sorry|i meant|i mean|make (?:it|that)|it was|it is|its|that was|not|change (?:it|that|the)|wrong|rather|should be|correction|instead|set (?:it|the)|oops|also|and also|the other',
    noAnswer:
      'no (?:answer|reply|response|pick ?up|luck)|nobody (?:available|there|answered|home|in)|no one (?:available|there)|(?:didnt|did not|doesnt|wont|not) (?:answer\\w*|pick(?:ing)? up|reach\\w*|get through|respond\\w*|there)|(?:couldnt|could not|cant|unable to|failed to) (?:reach|get (?:through|hold))|unanswered|rang out|(?:nobody|noone|no one) (?:is )?(?:picked|picking|answering)|no joy|na(?= )|didnt get (?:hold of|through)|missed (?:him|her|them)|wouldnt pick up|went unanswered|not (?:answering|picking up)|out of office|unavailable|not available|nobody picked up|no one (?:picked up|answered)|wasnt (?:there|in|available)|line busy|busy signal',
    leftMessage:
      'left (?:\\w+ ){0,4}?(?:voicemail|voice mail|vm|message|msg)|voicemail|lvm|left (?:word|vm)|vm (?:for|to|with|w|on)|(?:got|went|straight) (?:to )?(?:his |her |their )?(?:voicemail|vm)|answering machine|talked to (?:his|her|the) machine',
    noShow:
      'no ?show(?:ed|s)?|no showing|(?:didnt|did not|never) (?:\\w+ )?(?:show|showed|turn|turned|come|came|join|joined)(?: up)?|stood (?:me|us) up|was a no ?show|ghosted|bailed',
    cancelled: 'cancel(?:l?ed)?|called (?:it )?off|called it off',
    reached: 'reached|got hold of|got through|finally (?:spoke|got)',
    joint: 'and|then|but|so|also|she|he|they|we|i|who|which|because|plus|now|please|they re|s|just|next',
  },
  pl: {
    activity: {
      call: '(?:od|do|prze|ob|z)?dzwonil\\w*|zadzwonil\\w*|telefonowal\\w*|zatelefonowal\\w*|(?:po)?rozmawial\\w*|rozmow\\w+|(?:po)?gadal\\w*|pogadan\\w+|telefon\\w*|tel|call\\w*|polaczeni\\w*|zlapal\\w*|dodzwonil\\w*|omowil\\w*|przegadal\\w*|dyskutowal\\w*|negocjowal\\w*|konsultowal\\w*|tel|rozm|nie odebral\\w*|poczt\\w+ glosow\\w+|zdzwonil\\w*|telefonicznie|na linii|zagadal\\w*|pogawedk\\w*|pogaduch\\w*|telekonferencj\\w*|telko|telco|omawial\\w*|przedyskutowal\\w*|uzgodnil\\w*|uzgadnial\\w*|ustalil\\w*|ustalal\\w*|dogadal\\w*|doprecyzowal\\w*|przerobil\\w*|vm|voicemail\\w*|sekretark\\w*|glosowk\\w*|oddzwonk\\w*|tel\\w{0,2}',
      meeting:
        'spotkal\\w*|spotkani\\w*|widzial\\w* sie|lunch\\w*|(?:na|przy|byla|byl) kaw\\w+|kaw[aey]\\w* z|kolacj\\w*|obiad\\w*|sniadani\\w*|prezentacj\\w*|prezentowal\\w*|demo|warsztat\\w*|wideokonferencj\\w*|narad\\w*|meeting\\w*|(?:teams|zoom|meet|webex|video|wideo) (?:z|ze)|(?:na )?(?:teamsach|zoomie|teamsie)|spotk|widzial\\w*|(?:wypil\\w*|pil\\w*) kaw\\w+|piwo z|(?:jadl\\w*|zjadl\\w*)|gosci\\w*|przedstawil\\w*|zaprezentowal\\w*|teams\\w*|zoom\\w*|webex\\w*|google meet\\w*|meet(?:a|em|cie)?|(?:video|wideo) ?(?:call\\w*|rozmow\\w*|konferencj\\w*|spotkani\\w*)|kawk\\w*|kaw(?:a|e|ka|ke) (?:z|ze)|kawusi\\w*|piwk\\w*|na piwie|obiadek|obiadku|lancz\\w*|brunch\\w*|szkoleni\\w*|szkolil\\w*|webinar\\w*|targi|targach|onboarding\\w*|kick ?off\\w*|kick off\\w*|siedzial\\w*|usiadl\\w*|widzielismy|widzialysmy|spotykal\\w*|poznal\\w* sie|poznalismy|poznalysmy|pokazal\\w*|pokazywal\\w*',
      email:
        'e ?mail\\w*|mail\\w*|napisal\\w*|odpisal\\w*|wyslal\\w*|przeslal\\w*|poslal\\w*|podeslal\\w*|wysylal\\w*|rozeslal\\w*|wymienil\\w* sie mailami|korespond\\w*|(?:wyszla|poszla|poszly|poleciala|polecialy) (?:oferta|umowa|propozycja|wycena|wyceny|dokumenty)|(?:oferta|umowa|propozycja|wycena|dokumenty|cennik) (?:wyslan\\w*|poszl\\w*|poszedl|polecial\\w*)',
      message:
        'sms\\w*|esemes\\w*|whats ?app\\w*|wiadomosc\\w*|linkedin\\w*|messenger\\w*|na czacie|czat\\w*|esemesowal\\w*|smsowal\\w*|whatsap\\w*|watsap\\w*|wapp|(?:napisal\\w*|odpisal\\w*|odezwal\\w*|pisal\\w*)(?: \\w+){0,3} (?:na|przez|po) (?:whats ?app\\w*|wa|linkedin\\w*|czacie|messengerze|slacku|telegramie|signalu|insta\\w*|fejsie|fb)|slack\\w*|telegram\\w*|signal\\w*|pingnal\\w*|na priv\\w*|(?:na |przez |po )?(?:teams\\w*|slack\\w*|zoom\\w*) czat\\w*|inmail\\w*|dm',
      visit:
        'odwiedzil\\w*|wizyt\\w*|(?:u|w|we)(?: \\w+){1,6}? (?:bylem|bylam|bylismy|bylysmy)(?! (?:na|z|ze|w|u) )|(?:bylem|bylam|bylismy|bylysmy)(?: \\w+){0,2}? (?:w|we|u|na)(?! (?:spotkani|lunch|kaw|kolacj|obiad|prezentac|rozmow|demo))|zajechal\\w*|zajrzal\\w*|pojechal\\w*|wpadl\\w*|zawital\\w*|podjechal\\w*|dojechal\\w*|delegacj\\w*|podskoczyl\\w*|wstapil\\w*|wskoczyl\\w*|zahaczyl\\w*|zaszedl\\w*|zaszla\\w*|na miejscu u|w (?:ich )?siedzibie|oprowadz\\w*|objazd\\w*|(?:bylem|bylam|bylismy|bylysmy)(?: \\w+){0,4}? u|(?:wrocilem|wrocilam|wrocilismy|wyszedlem|wyszlam|wyszlismy) (?:\\w+ )?(?:z|ze|od)(?! (?:spotkani|lunch|kaw|rozmow|demo|call))|u (?:nich|niego|niej) (?:w|na) \\w+',
      note: 'notatk\\w*|notka|uwaga|dowiedzial\\w*|slyszal\\w*',
    },
    verbs: { call: 'przez telefon|telefonicznie|po telefonie|na telefonie' },
    todo: 'musze|musimy|trzeba|mam (?:wyslac|zadzwonic|oddzwonic|przygotowac|przeslac|sprawdzic|napisac|umowic|dac|podeslac|zrobic)|mamy (?:wyslac|zadzwonic|przygotowac|przeslac|sprawdzic|umowic)|(?:wysl|przesl|podesl|dosl|odesl)(?:e|emy|ac|ij|ijcie)|(?:zadzwoni|oddzwoni|przedzwoni|zadzwon|oddzwon|przedzwon)(?:e|c|my|imy|)|przygotuj\\w*|przygotowac|przeslac|podeslac|umowic|umow\\w* sie|sprawdzic|sprawdze|wyslac|odezwac sie|odezwe sie|wracam|wrocic|wroce|napisac|napisze|ustalic|zorganizowac|nastepn\\w+ krok\\w*|kolejn\\w+ krok\\w*|do zrobienia|zadani\\w*|follow ?up|przypomn\\w*|obiecal\\w*|poprosi\\w* (?:mnie |nas )?o|dogadac|dostarczyc|zaplanowac|potwierdzic|potwierdze|dopytac|dopytam|skontaktowac|sprobuj\\w*|sproboj\\w*|ponowi[ce]|ponowie|zrobi[ce]|zrobimy|dam (?:jej|mu|im|znac)|dac znac|przekaz(?:e|emy|ac)|przekazac|doslac|wysylam|posylam|przesylam|podsylam|zalatwi[ce]|zalatwic|ogarn(?:e|ac|iemy)|podjechac|podjade|zawiezc|zawioze|dowiezc|umowie|umowi|umawiam|zaprosze|zaprosic|pokaze|pokazac|policz(?:e|yc)|wycenic|wycenie|przeliczyc|przelicze|opracowac|opracuje|skonsultowac|skonsultuje|dopilnowac|dopilnuje|zamowie|zamowic|uzupelni[ce]|uzupelnic|poprawie|poprawic|zaktualizowac|zaktualizuje|rozpisac|rozpisze|spisac|spisze|wystawic|wystawie|odpisac|odpisze|odpowiedziec|odpowiem|podpytac|podpytam|porozmawiac|porozmawiam|pogadac|pogadam|zobowiazal\\w* sie|(?:wisze|jestem) (?:mu|jej|im)(?: \\w+)? ?(?:winien|winna|oferte|odpowiedz)?|do (?:wyslania|przygotowania|sprawdzenia|poprawy|uzupelnienia|oddzwonienia|potwierdzenia|przeslania)|next steps?|todo|to do|po (?:mojej|naszej) stronie|(?:prosi|prosza) (?:mnie |nas )?(?:zebym|zebysmy|o (?:\\w+ )?(?:\\w+(?:anie|enie)|kontakt|telefon|odpowiedz|ofert\\w*|wycen\\w*|faktur\\w*|umow\\w*|aneks\\w*|probk\\w*|referencj\\w*|dokument\\w*|prezentacj\\w*|protokol\\w*))|(?:czeka|czekaja) na (?:\\w+ )?(?:ofert\\w*|wycen\\w*|faktur\\w*|umow\\w*|aneks\\w*|probk\\w*|referencj\\w*|dokument\\w*|prezentacj\\w*|cennik\\w*|telefon|nasz\\w*)|dopomina\\w* sie o|upomina\\w* sie o|chc(?:e|a)(?: \\w+){0,2} (?:dostac|oferte|wycen\\w*|cennik\\w*|cen[ey]|umowe|probk\\w*|referencj\\w*|kosztorys\\w*|fakture|prezentacje|dokumentacj\\w*)',
    imperative: '(?!)',
    wish: 'chce|chca|chcial\\w*|prosi|prosza|poprosil\\w*|oczekuj\\w*|czeka\\w*|potrzebuj\\w*|decyzj\\w*|zdecyduj\\w*|odpowiedz\\w*|odpowie|wroci|wroca|da znac|odezwie|nastepn\\w+ (?:spotkani\\w*|rozmow\\w*)|kolejn\\w+ (?:spotkani\\w*|rozmow\\w*)|spotkani\\w*|spotykamy|widzimy|demo|termin|rozmow\\w*|call|podpis\\w*|deadline|oferta|oferte|licz\\w* na|zyczy\\w*|wnioskuj\\w*|dopytuj\\w*|spodziewa\\w*|ma (?:wrocic|dac|odpowiedziec|odezwac|potwierdzic|podpisac)|maja (?:wrocic|dac|odpowiedziec|odezwac|potwierdzic|podpisac)|oddzwoni|wysle|wysla|przesle|przesla|odpisze|odpisza|potwierdzi|potwierdza|podejm\\w*|nastepn\\w+ (?:call|kontakt)|kolejn\\w+ (?:call|kontakt)|ponown\\w+ kontakt',
    deadline: 'najpozniej do|ma(?:x|ks) do|termin(?: to| do)?|deadline(?: to)?|do|przed|najpozniej|na',
    command:
      '(?:(?:no|wiec|czesc|hej|hejka|siema|witam|dzien dobry|hello|dobra|sluchaj|prosze|prosba|poprosze|moze|mozesz|moglbys|moglabys|chcialbym|chcialabym|mi|to|ok|bot|bocie) )*(?:zaloguj\\w*|zalogowac|zapisz\\w*|zapisac|zanotuj\\w*|zanotowac|odnotuj\\w*|odnotowac|dodaj (?:notatke|wpis|aktywnosc|log)|wpisz\\w*|wpisac|zarejestruj\\w*|dopisz\\w*|wprowadz|loguj\\w*|notatka|notka|wpis|wrzuc (?:to )?(?:do |na |w )?(?:crm\\w*|log\\w*)|do crm\\w*|crm|o (?:zapis\\w*|wpis\\w*|zalogowanie|odnotowanie|notatke))',
    remind:
      '(?:(?:prosze|hej|i|no|to|jeszcze|mozesz|moglbys|moglabys) )*(?:przypomnij(?: mi| nam)?|przypomniec(?: mi)?|przypomnisz mi|przypominajka|przypomnienie|(?:dodaj|utworz|zaloz|ustaw|stworz|wrzuc|zrob)(?: mi)? (?:zadanie|przypomnienie|task\\w*|todo|follow ?up\\w*)|zadanie|task|todo|nie daj mi zapomniec)',
    question:
      'kto|kogo|komu|kim|co|czy|kiedy|gdzie|ktor\\w+|jak|jaki\\w*|jaka|ile|dlaczego|czemu|skad|czyj\\w*|znajdz|pokaz|wyszukaj|lista|podaj|mamy kogos|znamy|trzeba by\\w*|trzebaby|przydal\\w* by\\w*|przydaloby|warto(?:by| by\\w*)?|dobrze by\\w*|fajnie by\\w*|milo by\\w*|wypadaloby|nalezaloby|mozna by\\w*|moznaby|daloby sie|da sie|chcialbym|chcialabym|chcielibysmy|zamierzam\\w*|planuj(?:e|emy) (?:zadzwonic|spotkac|spotkani\\w*|odwiedzic|pojechac|napisac|wyslac)|powinienem|powinnam|powinnismy|musz(?:e|imy) (?:w koncu|kiedys|wreszcie)|musimy (?:w koncu|kiedys|wreszcie)|moze (?:by|warto|zadzwon\\w*|umow\\w*|spotka\\w*|napisz\\w*|odwiedz\\w*)|mozesz|moglbys|moglabys|mozemy|moglibysmy|ciekawe|zastanawiam sie|mysle zeby|dawno (?:juz )?nie|jeszcze nie|nie (?:dzwonil|rozmawial|gadal|spotkal|pisal|kontaktowal)(?:em|am|ismy|ysmy)\\w*|ktos',
    relative: 'ktor\\w+|osob\\w*|ludzi\\w*|kontakt\\w*|ktos|kogos|kim|wszyscy|wszystkich|firmy',
    again:
      '(?:tak |to )?samo (?:jak|co) (?:ostatnio|poprzednio|zwykle|wczoraj|ostatnim razem)|jak ostatnio|jak poprzednio',
    correction:
      'nie|wlasciwie|przepraszam|sorry|sorki|to (?:bylo|byl|byla)|zmien|popraw|raczej|jednak|mialo byc|mial\\w* byc|chodzilo|ten drugi|ta druga|drugi deal|inny deal|daj|ustaw|i jeszcze|oraz|tez|pomylk\\w*|pomylil\\w*|blad|zle|oj|ojej|ups|aj|ach|a nie|a jednak|sory|wroc|korekta|poprawka|tak naprawde|w zasadzie|to znaczy|tzn|znaczy|dokladniej|trwal\\w*|zapomnial\\w*|byl\\w* (?:tez|jeszcze)|dodaj|dorzuc',
    noAnswer:
      '(?:nie|nikt nie)(?: \\w+){0,1}? (?:odebral\\w*|odbieral\\w*|odbiera\\w*|odebrac|obiera\\w*|odpowiada\\w*|odpowiedzial\\w*|podniosl\\w*|podnosi\\w*|dodzwonil\\w*|zlapal\\w*|zastal\\w*|dodzwonic|polaczyc)|nie (?:udalo|dalo|moglem|moglam|moge|szlo) (?:sie )?(?:dodzwonic|polaczyc|zlapac|skontaktowac)|bez odpowiedzi|bez odzewu|nieodebran\\w+|nie bylo (?:go|jej|ich)|zajet[eya]|linia zajeta|niedostepn\\w*|poza zasiegiem|wylaczon\\w+ telefon|telefon wylaczon\\w+|brak odpowiedzi|nieobecn\\w*',
    leftMessage:
      '(?:zostawil\\w*|nagral\\w*)(?: [a-z]+){0,2} (?:wiadomosc\\w*|poczt\\w*|glosow\\w*|sekretar\\w*)|nagral\\w* sie|na (?:poczcie glosowej|sekretarce)|poczta glosowa|vm|voicemail\\w*|(?:wlaczyl\\w* sie|odezwal\\w* sie|zglosil\\w* sie|tylko|od razu) (?:poczta|sekretarka)|(?:na|nagran\\w+ na) (?:poczcie|poczte|sekretarke)(?: glosow\\w+)?|glosowk\\w*|(?:zostawil\\w*|nagral\\w*) (?:\\w+ ){0,3}?(?:vm|voicemail\\w*|info|wiadomosc\\w*)',
    noShow:
      'nie (?:przyszedl|przyszla|przyszli|pojawil\\w*|stawil\\w*|dotarl\\w*|dolaczyl\\w*)|no ?show\\w*|no show|nie (?:\\w+ )?(?:przyjechal\\w*|zjawil\\w*|pokazal\\w* sie|podlaczyl\\w*|raczyl\\w*)|wystawil\\w* (?:mnie|nas)|olal\\w* (?:mnie|nas|spotkani\\w*)',
    cancelled:
      'odwolal\\w*|odwolan\\w*|anulowal\\w*|anulowan\\w*|nie odbyl\\w* sie|nie doszl\\w* do skutku|skasowal\\w* spotkani\\w*|zdjal\\w* z kalendarza|wypadl\\w* z kalendarza|zcancelowal\\w*|scancelowal\\w*',
    reached: 'dodzwonil\\w*|zlapal\\w*',
    joint: 'i|a|oraz|ale|wiec|ze|ona|on|oni|potem|tez|no|to|takze|bo|ktory|ktora|teraz|prosze',
  },
  cs: {
    activity: {
      call: '(?:za|do|ob|pro)?volal\\w*|\\w*telefonoval\\w*|(?:pro|po|do)?mluvil\\w*|(?:po)?hovoril\\w*|hovor\\w*|telefonat\\w*|telefon\\w*|tel|call\\w*|(?:po)?bavil\\w* se|(?:se )?(?:po)?bavil\\w*|dovolal\\w*|nedovolal\\w*|nezvedl\\w*|nebral\\w*|probral\\w*|zastihl\\w*|probirali|hlasov\\w+ schrank\\w*|(?:vzkaz|zpravu) (?:jsem |jsme )?(?:v|ve|na|pro)|(?:nechal\\w*|zanechal\\w*)(?: \\w+)? vzkaz\\w*|diskutoval\\w*|pokecal\\w*|popovidal\\w*|resil\\w*|spojil\\w* se|vyjednaval\\w*|konzultoval\\w*|hov|rozhovor\\w*|rozhovoru|kecal\\w*|vyrizen\\w+ hovor|prozvonil\\w*|brnk(?:l|la|li|nul|nula)|cinkl\\w*|telefonick\\w*|vola(?:ni|la)|spojil\\w* (?:jsme |jsem )?se|hodil\\w* rec|konzultac\\w*|domluvil\\w*|probiral\\w*|projednal\\w*|prokonzultoval\\w*|odsouhlasil\\w* jsme|vm|voicemail\\w*|hlasovk\\w*|zaznamnik\\w*|nedovol\\w*|telko|tel\\w{0,2}',
      meeting:
        'sesel|sesla|sesli|schuzk\\w*|schuze|setkal\\w*|setkani|jednani|jednal\\w*|obed\\w*|(?:na|u|pri) kav\\w+|kav[aue] s|kafe\\w*|vecer[ie] s|demo|prezentac\\w*|prezentoval\\w*|potkal\\w*|workshop\\w*|meeting\\w*|videohovor\\w*|porad[aeu]|(?:teams|zoom|meet|webex|video) s|(?:na |pres )(?:teams\\w*|zoom\\w*)|videl\\w* (?:jsem )?se|pivo s|(?:dal|dali|dala) (?:jsme |jsem )?(?:si )?(?:kaf\\w*|kav\\w*|obed)|predstavil\\w*|predvadel\\w*|predvedl\\w*|schuz|teams\\w*|zoom\\w*|webex\\w*|google meet\\w*|meet(?:u|em)?|video ?(?:call\\w*|konferenc\\w*)|videokonferenc\\w*|kavick\\w*|kafick\\w*|kafi[ck]\\w*|obedval\\w*|snidan\\w*|vecere|veceri|vecerel\\w*|pivk\\w*|na pivu|skoleni|skolil\\w*|webinar\\w*|veletrh\\w*|kick ?off\\w*|kick off\\w*|onboarding\\w*|sedel\\w*|sedeli jsme|sedl\\w* (?:jsme |jsem )?si|sesel\\w*|sejit|sjizdel\\w*|ukazal\\w* (?:jsem|jsme)|ukazoval\\w*|poznal\\w* (?:jsem|jsme)|predstavov\\w*|zkousky (?:\\w+ ){0,4}(?:s|se)|kafe|predvadeck\\w*',
      email:
        'e ?mail\\w*|mail\\w*|(?:na|ode)psal\\w*|(?:po|ode|za|pre)slal\\w*|(?:odesl|poslan|odeslan|zaslan)(?:an)?[aoy]? (?:\\w+ )?(?:nabidk\\w*|cen\\w*|smlouv\\w*|navrh\\w*|faktur\\w*|dokument\\w*)|(?:nabidka|smlouva|cenik|navrh|kalkulace|faktura|cena) (?:odeslan\\w*|poslan\\w*|zaslan\\w*|odesl\\w*|sla)|rozeslal\\w*|posilal\\w*|dopisoval\\w*|korespond\\w*',
      message:
        'sms\\w*|zprav\\w*|whats ?app\\w*|linkedin\\w*|whatsap\\w*|watsap\\w*|wapp|(?:napsal\\w*|psal\\w*|odepsal\\w*|ozval\\w*|poslal\\w*|zpravu)(?: \\w+){0,3} (?:na|pres|po) (?:whats ?app\\w*|whatsap\\w*|wa|linkedin\\w*|messenger\\w*|slack\\w*|telegram\\w*|signal\\w*|chat\\w*|insta\\w*|fb)|(?:na |pres )?(?:teams\\w*|slack\\w*) chat\\w*|chat(?:u|em|oval\\w*)?|slack\\w*|telegram\\w*|messenger\\w*|textovk\\w*|smsk\\w*|(?:po|na|za)?slal\\w*(?: \\w+){0,2} (?:sms\\w*|zprav\\w*|textovk\\w*|whats ?app\\w*)|linkedin\\w* (?:zprav\\w*|msg)|zprav\\w* (?:na|pres) (?:linkedin\\w*|whats ?app\\w*)|inmail\\w*|dm',
      visit:
        'navstiv\\w*|navstev\\w*|(?:u|v|ve)(?: \\w+){1,6}? (?:jsem|jsme) (?:byl|byla|byli)(?! (?:na|s|se|v|u) )|(?:(?:byl|byla|byli) (?:jsem|jsme)(?: \\w+){0,2}?|(?:jsem|jsme)(?: \\w+)? (?:byl|byla|byli)(?: \\w+)?) (?:u|v|ve|na)(?! (?:schuz|obed|kav|kaf|jednani|demo|prezentac|hovor|telefon|navsteve))|(?:u|v|ve) [a-z ]+ na navsteve|zajel\\w*|stavil\\w*|zastavil\\w* se|zaskocil\\w*|dorazil\\w*|prijel\\w*|jel\\w* (?:jsem )?(?:za|do)|(?:byl|byla|byli) (?:jsem|jsme)(?: \\w+){0,4}? (?:u|za)|(?:jsem|jsme)(?: \\w+){0,4}? (?:byl|byla|byli)(?: \\w+){0,2}? (?:u|za)|provedl\\w* (?:me|nas)|provazel\\w* (?:me|nas)|(?:jsem|jsme) (?:\\w+ )?(?:se )?(?:stavil\\w*|zastavil\\w*|zajel\\w*|vyrazil\\w*|zasel|zasla|zasli)|zastavka u|na skok (?:za|u|v)|osobne u|skocil\\w* (?:jsem |jsme )?(?:za|do|k)|vyjezd (?:k|do|u|v)',
      note: 'poznamk\\w*|dozvedel\\w*|slysel\\w*',
    },
    verbs: { call: 'po telefonu|pres telefon|telefonicky' },
    todo: 'musim|musime|potrebuju|potrebuji|je potreba|je treba|mam (?:poslat|zavolat|pripravit|zjistit|napsat|domluvit|dodat)|mame (?:poslat|zavolat|pripravit|zjistit|domluvit|dodat)|(?:po|ode|za|do|pre)sl(?:u|eme|at|i|ete)|poslat|zaslat|odeslat|zavol(?:am|ame|at|ej)|ozv(?:u|eme|at) se|ozvat se|pripravi(?:m|me|t)?|prichysta\\w*|zjisti(?:m|me|t)|domluvi(?:m|me|t)|napisu|napsat|napiseme|overi(?:m|me|t)|dalsi krok\\w*|ukol\\w*|follow ?up|pripomen\\w*|pripomenout|slibil\\w*|nezapomen\\w*|naplanovat|naplanuj\\w*|dodat|dodam|zajistit|zajistim|pos[i]lam|kontaktovat|potvrdit|potvrdim|vratit se|zkusim|zkusit|zaridit|zaridim|(?:po|ode|za|do|pre)slat|posilam|posleme|zkusim|zkusime|zkusit|udela(?:m|t|me)|dodela(?:m|t|me)|pred(?:am|at|ame)|predlozi(?:m|t|me)|domluv(?:im|it|ime)|objedna(?:m|t|me)|zajed(?:u|eme)|zajet|stavi(?:m|t) se|odepis(?:u|eme)|odepsat|odpovedet|odpovim|spocita(?:m|t|me)|nacenit|nacenim|nacenime|prepocita(?:m|t|me)|vyresit|vyresim|vystavit|vystavim|doplnit|doplnim|opravit|opravim|upravit|upravim|aktualizovat|zpracovat|zpracuj(?:u|eme|i)|sepsat|sepisu|pozvat|pozvu|ukazat|ukazu|promluvit|promluvim|probrat|proberu|proberem\\w*|vratim se|navrhn(?:u|out|eme)|poprosil\\w* (?:me|nas) o|(?:prosi|prosil\\w*|zada|zadaji|zadal\\w*|poprosil\\w*)(?: \\w+)? o|ceka(?:ji)? na (?:\\w+ )?(?:nabidk\\w*|kalkulac\\w*|faktur\\w*|smlouv\\w*|dodat\\w*|vzor\\w*|referenc\\w*|dokument\\w*|prezentac\\w*|cenik\\w*|telefon|nas\\w*)|(?:dluzim|dluzime) (?:mu|ji|jim)|k (?:odeslani|dodelani|vyrizeni)|next steps?|todo|to do|(?:je |zustava )?na (?:me|nas) (?:je|poslat|pripravit)|chc(?:e|ou|eji)(?: \\w+){0,2} (?:dostat|poslat|nabidku|kalkulac\\w*|cenik|vzorek|vzorky|referenc\\w*|smlouvu|fakturu|dokumentac\\w*)',
    imperative: '(?!)',
    wish: 'chce|chcou|chteji|chtel\\w*|zada|zadal\\w*|poprosil\\w*|ocekava\\w*|ceka\\w*|potrebuj\\w*|rozhod\\w*|odpoved\\w*|odpovi|ozve|ozvou|vrati|da vedet|daji vedet|dalsi (?:schuzk\\w*|hovor\\w*|jednani)|pristi (?:schuzk\\w*|hovor\\w*)|schuzk\\w*|sejdeme|uvidime|demo|termin|hovor|call|podpis\\w*|podepis\\w*|deadline|nabidk\\w*|posle|slibil\\w*|ma (?:se ozvat|dat vedet|poslat|potvrdit|podepsat|rozhodnout)|maji (?:se ozvat|dat vedet|poslat|potvrdit|podepsat|rozhodnout)|zavola|zavolaji|potvrdi|poslou|odepise|pocita s|servis|vyjezd|dalsi (?:call|kontakt|krok)',
    deadline: 'nejpozdeji do|nejdyl do|max do|termin(?: do| je)?|deadline(?: je)?|ke|do|pred|nejpozdeji|k',
    command:
      '(?:(?:hele|hej|ahoj|ahojky|cau|cus|cauky|nazdar|zdravim|dobry den|dobry|no|tak|takze|prosim|prosim te|prosim vas|jo|ok|bote|muzes|muzete|mohl bys|mohla bys|chtel bych|chtela bych|mi|to|si) )*(?:zaloguj\\w*|zalogovat|zapis\\w*|zapsat|zaznamenej\\w*|zaznamenat|poznamenej\\w*|poznamenat|pridej (?:poznamku|zapis|zaznam|aktivitu)|zaeviduj\\w*|evidovat|uloz\\w*|loguj\\w*|poznamka|zapsat|hod (?:to )?(?:do|na) crm\\w*|dej (?:to )?do crm\\w*|do crm\\w*|crm|o (?:zapis\\w*|zapsani|zaznam\\w*|zaevidovani|poznamku)|zpetne)',
    remind:
      '(?:(?:prosim|hele|hej|a|jeste|muzes|mohl bys|mohla bys) )*(?:pripomen(?: mi| nam)?|pripomente mi|pripomenes mi|pripomenut\\w*|pripomenout|pripominka|upozorni me|(?:pridej|vytvor|nastav|zaloz|dej|hod)(?: mi| sem)? (?:ukol|pripominku|task\\w*|todo|follow ?up\\w*)|ukol|task|todo|at nezapomenu)',
    question:
      'kdo|koho|komu|kym|co|kdy|kde|ktery|ktera|ktere|kterou|jak|jaky|jaka|jake|kolik|proc|znam|zname|mame|ma|mas|najdi|ukaz|vyhledej|seznam|zda|jestli|odkud|ci|dalo by se|slo by|sla by|dala by se|dal by se|da se|melo by se|meli bychom|mel bych|mela bych|meli by|chtel bych|chtela bych|chteli bychom|rad bych|rada bych|bylo by|hodilo by|stalo by|asi bych|asi bychom|musim (?:nekdy|konecne|uz konecne)|musime (?:nekdy|konecne)|muzes|muzete|muzeme|mohl bys|mohla bys|mohli bychom|planuj(?:u|eme) (?:zavolat|navstev\\w*|navstivit|schuzk\\w*|napsat|zajet)|hodlam|chyst(?:am|ame) se|zajimalo by|zajima me|premyslim|dlouho (?:jsem|jsme) ne\\w+|jeste (?:jsem |jsme )?ne(?:volal|mluvil|psal|byl)\\w*|ne(?:volal|mluvil|psal|kontaktoval|sesel|sesla)\\w* (?:jsem|jsme)|nekdo',
    relative:
      'ktery\\w*|ktera|ktere|kteri|kterou|kterym\\w*|lide|lidi|kontakt\\w*|nekdo|nekoho|nekym|kym|vsichni|firmy',
    again:
      '(?:to )?(?:stejne|same|samy) jako (?:minule|posledne|vcera|vzdy|obvykle)|jako minule|jako posledne|to same co minule',
    correction:
      'ne|vlastne|pardon|sorry|promin|omlouvam|bylo to|byl to|byla to|zmen|oprav|spis|spise|radeji|melo (?:to )?byt|myslel\\w* jsem|ten druhy|ta druha|druhy obchod|jiny obchod|dej|nastav|jeste|taky|take|omyl|oprava|chyba|spatne|ups|jejda|sory|sry|vlastne|tedy|teda|totiz|respektive|resp|presneji|trvalo|trval\\w*|zapomnel\\w*|byl\\w* (?:tam |to )?(?:taky|take|jeste)|pridej|dopln|melo|ma to byt|spravne',
    noAnswer:
      '(?:nezved\\w*|nezvedal\\w*|nebral\\w*|nebere\\w*|neber(?:e|ou)|nevzal\\w* (?:to|mi|telefon)|nedovol\\w*|neodpov\\w*|nezastih\\w*|nezasti\\w*|nebyl\\w* (?:k dispozici|dostupn\\w*|tam|k zastizeni)|nereagoval\\w*|nereaguj\\w*|nehlas\\w*|neozyv\\w*|obsazen\\w*|bez odpovedi|bez reakce|bez odezvy|nedostupn\\w*|neprijal\\w*|zmeskan\\w* hovor|vypnut\\w+ (?:telefon|mobil)|(?:telefon|mobil) vypnut\\w+|nepodaril\\w* se (?:dovolat|spojit|zastihnout)|nikdo (?:to )?(?:nebral|nezved\\w*|nebere)|marne)',
    leftMessage:
      '(?:nechal\\w*|zanechal\\w*|namluvil\\w*)(?: [a-z]+){0,3} (?:vzkaz\\w*|zprav\\w*|schrank\\w*|hlasov\\w*)|hlasov\\w+ schrank\\w*|(?:nechal\\w*|zanechal\\w*) (?:vzkaz|zpravu)|(?:vzkaz|zpravu) (?:jsem )?(?:nechal\\w*|zanechal\\w*)|vm|voicemail\\w*|hlasovk\\w*|(?:spadl\\w*|slo|padl\\w*|sel) (?:to |mi to |me to )?do (?:hlasov\\w*|schrank\\w*)|(?:vzkaz|zprav\\w*|vm)(?: \\w+){0,2} (?:v|na|ve|do) (?:hlasov\\w*|schrank\\w*|zaznamnik\\w*)|(?:nechal\\w*|zanechal\\w*|namluvil\\w*|nahral\\w*)(?: [a-z]+){0,4} (?:vzkaz\\w*|zprav\\w*|schrank\\w*|hlasov\\w*|zaznamnik\\w*|vm)|zaznamnik\\w*',
    noShow:
      '(?:nedorazil\\w*|neprisel\\w*|neprisla|neprisli|neukazal\\w*|nepripojil\\w*|nedostavil\\w*)|no ?show\\w*|no show|nepris(?:el|la|lo|li)|neprijel\\w*|neobjevil\\w*|neukaz\\w*|nevyjel\\w*|vykaslal\\w* se|vybodl\\w* se|nechal\\w* (?:me|nas) (?:cekat|sedet|ve stychu)',
    cancelled:
      '(?:zrusil\\w*|zrusen\\w*|odvolal\\w*|odrekl\\w*)|storno\\w*|stornoval\\w*|odpadl\\w*|nekonal\\w* se|nekona se|neprobehl\\w*|neuskutecnil\\w*|zcancloval\\w*|cancel\\w*|(?:schuzka|call|meeting|demo|schuze) padl\\w*',
    reached: '(?:dovolal\\w*|zastihl\\w*)',
    joint: 'a|i|ale|takze|tak|ze|ona|on|oni|pak|potom|taky|take|protoze|ktery|ktera|prosim|ted|navic|mam|jsem',
  },
  de: {
    activity: {
      call: 'ange?rufen|zuruckge?rufen|telefon\\w*|rief|riefen|sprach|sprachen|redete\\w*|erreichte\\w*|gsprochen|gredt|geredt|gredet|draufgesprochen|(?:mailbox|anrufbeantworter|ab|band|sprachbox|combox) (?:be|drauf)?gesprochen|dran(?:gehabt)?(?= gewesen)|anghort|telefonisch\\w*|durchgesprochen|durchgegangen|durchgekaut|ausgequatscht|ghabt|gschnackt|gratscht|geratscht|telefonkonferenz\\w*|schalte|videotelefonat\\w*|am (?:horer|apparat|rohr|draht)|dran gehabt|fernmundlich|tel|gequatscht|geplaudert|geschnackt|unterhalten|diskutiert|verhandelt|beraten|abgeklart|geklart mit|durchgerufen|rangegangen|rucksprache|absprache|angeklingelt|konferiert|ab gesprochen|auf ab|anruf\\w*|gesprochen|gespraech\\w*|gesprach\\w*|call\\w*|erreicht|geredet|telko\\w*|mailbox|tel|anrufversuch|abgestimmt|durchgeklingelt|an der strippe|ausgetauscht|angefunkt|anklingeln lassen|gebimmelt|zuruckgemeldet|gemeldet hat|hat sich gemeldet|meldete sich',
      meeting:
        'getroffen|treffen|termin (?:mit|bei)|meeting\\w*|besprech\\w*|besprochen bei|mittag\\w*essen|mittag (?:ge)?essen|essen (?:mit|gewesen|gegangen)|abendessen|fruhstuck\\w*|kaffee\\w*|demo|prasentation\\w*|prasentiert|vorgestellt|workshop\\w*|gegessen|zusammengesessen|videokonferenz\\w*|zusammengesetzt|lunch\\w*|termin|(?:teams|zoom|webex|video) ?(?:mit|call|termin|meeting|konferenz)|videocall\\w*|kaffeetrinken|(?:kaffee|bier|tee) (?:mit|getrunken)|getrunken|prasentiere\\w*|gezeigt|vorgefuhrt|begrusst|empfangen|jour fixe|gesessen|zusammenge?hockt|zamgsessen|traf|trafen|troffen|dinner|brunch|vesper|brotzeit|feierabendbier|sitzung|kick ?off\\w*|weekly|daily|jour ?fix|sit ?in|(?:google )?meet (?:mit|call)|messe(?:gesprach|termin|stand)|am stand|onlinetermin|vorstellungstermin|demotermin|ortstermin(?! bei)|abgestossen|gevespert|gluhwein',
      email:
        'e ?mail\\w*|mail(?!box)\\w*|gemailt|geschrieben|geschickt|gesendet|angeschrieben|zugeschickt|verschickt|geantwortet|weitergeleitet|zugemailt|zugesandt|ubersandt|rausgeschickt|rausgegangen|gschrieben|gschickt|gmailt|schrieb|schrieben|mailte|schickte|verschickte|antwortete|nachgereicht|nachgeschickt|nachgefasst per mail|hingeschickt|losgeschickt|e ?mail (?:an|von)|mail (?:an|von)',
      message:
        'sms|whats ?app\\w*|nachricht\\w*|linked ?in\\w*|gesimst|gechattet|chat (?:mit|per)|per chat|signal|threema|getextet|gewhatsappt|simste|angepingt|gepingt|teamsnachricht\\w*|(?:auf|uber|per|via) (?:linked ?in|xing|insta\\w*)|sprachnachricht (?:geschickt|von|an)|dm (?:an|von)',
      visit:
        'besucht|besuch\\w*|gewesen|bei(?: \\w+){1,6}? (?:war|waren) (?:ich|wir)|vor ort|(?:war|waren) (?:ich |wir )?(?:\\w+ ){0,3}?(?:bei|beim|in|im)(?! (?:besprechung|meeting|termin|gesprach|urlaub))|vorbeigeschaut|vorbeigefahren|hingefahren|hereingeschaut|reingeschaut|vorbeigekommen|aufgesucht|begehung\\w*|rundgang|vorbeige?schaut|rausgefahren|raufgefahren|runtergefahren|rubergefahren|hige?fahre\\w*|draussen (?:gewesen|bei|beim)|besichtig\\w*|angeschaut|angschaut|angesehen|aufgemessen|aufmass|vor ort ?termin|ortstermin bei|besuchte\\w*|rundgefuhrt|durchgelaufen|abgeklappert|stippvisite|vorbeigegangen',
      note: 'notiz\\w*|erfahren|gehort',
    },
    verbs: {
      call: 'angerufen|zuruckgerufen|telefoniert|gesprochen|erreicht|geredet|gequatscht|geplaudert|geschnackt|unterhalten|diskutiert|verhandelt|angeklingelt|durchgerufen|gsprochen|gredt|geredt|gredet|angrufen|draufgesprochen|sprach|sprachen|rief|riefen',
      meeting:
        'getroffen|(?:mittagessen|essen|abendessen|fruhstuck\\w*|lunch|kaffee) (?:gewesen|gegangen)|zusammengesessen|gesessen|gegessen|getrunken|vorgefuhrt|prasentiert',
      email: 'gemailt|geschrieben|geschickt|gesendet|angeschrieben|zugeschickt|verschickt|gschrieben|gschickt|gmailt',
      visit:
        'besucht|gewesen|vorbeigeschaut|vorbeige?fahren|hingefahren|angschaut|besichtigt|(?:war|waren) (?:ich |wir |heut\\w* |gestern |vorhin |eben |gerade |grad |fruh |morgen |vormittag |nachmittag |mittag |abend ){0,4}(?:bei|beim)(?! (?:\\w+ ){0,1}(?:\\w*essen|lunch|kaffee|fruhstuck|telefon\\w*|termin|meeting|gesprach|call|besprechung|demo))',
    },
    todo: '(?:ich|wir|i|mir)(?: \\w+){0,2}? (?:muss|mussen|sollte|sollten|soll|sollen|werde|werden)|(?:muss|mussen|sollte|sollten|soll|sollen|werde|werden) (?:ich|wir|i|ma|mer|man|noch ein\\w* \\w+ raus)|(?<=(?:^|(?:^| )(?:und|aber|jetzt|dann|also|da) )(?:noch |nur |nur noch |bis \\w+ |morgen |am \\w+ )?)(?:muss|mussen|soll|sollte|werde)(?! (?:er|sie|es|das|die|der)(?= ))|^noch(?! (?:nie|nicht|nix|nichts|kein\\w*|immer|offen|unklar|einmal|mal))|noch (?:offen|zu (?:tun|erledigen|klaren))|(?:von|durch) (?:mir|uns|meiner seite|unserer seite)(?= (?:noch|dazu|bis|die|den|das|ein\\w*))|noch (?:\\w+ ){0,3}?(?:von|durch) (?:mir|uns)|(?:wartet|warten|braucht|brauchen|benotigt|benotigen|fehlt|fehlen|bekommt|kriegt|bekommen|kriegen)(?: \\w+){0,4}? noch|noch auf (?:die|das|den|ein\\w*|unser\\w*|mein\\w*)|schuld(?:e|en|ig|et mir)|(?:schick|schicke|schicken|sende|send|senden|ruf|rufe|rufen|meld|melde|melden|bereite|bereit|erstelle|erstell|prufe|pruf|klar|klare|vereinbare|organisiere|schreib|schreibe|schreiben|kummere|kummer|mach|mache|machen|probier|probiere|probieren|versuch|versuche|versuchen|frag|frage|fragen|hak|hake|fass|fasse|besorg|besorge|reich|reiche|liefer|liefere|bring|bringe|buch|buche|plan|plane|terminier\\w*|leit|leite|geb|gebe|mail|maile|check|checke)(?= (?:ich|i|wir|ihm|ihr|ihnen|denen|eam|eana|dem|den|der|es|ihn|sie|am|bis|morgen|nochmal|noch|mich|dann|nachste\\w*|mo|di|mi|do|fr|montag|dienstag|mittwoch|donnerstag|freitag|das|die|mal|wieder|ein\\w*|ne|nen|a|nach|weiter|vor|neu\\w*|heut\\w*|spater|gleich|uber\\w*)(?= |$))(?: ich| i)?|nochmal(?: \\w+){0,2}? (?:anrufen|versuchen|probieren|melden|nachhaken|nachfassen)|dranbleiben|zuruckrufen|anrufen|nachfassen|nachhaken|zusenden|zuschicken|schicken|senden|vorbereiten|erstellen|klaren|vereinbaren|prufen|nachreichen|liefern|melden|to ?do|nachste\\w* schritt\\w*|naechste\\w* schritt\\w*|aufgabe\\w*|follow ?up|wiedervorlage|wv|erinner\\w*|(?:ich|wir|hab|habe|haben|ham)(?: \\w+){0,6}? (?:versprochen|zugesagt)|nicht vergessen|probieren|versuchen|mailen|anklingeln|rausschicken|rausgeben|rausgehen|aufsetzen|schreiben|nachtragen|weiterleiten|mitbringen|mitnehmen|bestellen|buchen|reservieren|besprechen|einholen|checken|raussuchen|heraussuchen|kalkulieren|rechnen|anpassen|uberarbeiten|aktualisieren|ubersenden|weitergeben|informieren|bescheid geben|bescheid sagen|ruckmelden|abstimmen|einladen|terminieren|einplanen|bitte (?:schicken|senden|anrufen)|nachsten schritt|bestatigen|besorgen|ausarbeiten|fertig machen|verschicken',
    imperative:
      'angebot (?:schicken|senden|erstellen|nachreichen)|nachfassen|nachhaken|anrufen|ruckruf|wiedervorlage|wv',
    wish: 'will|wollen|wollte\\w*|mochte\\w*|moechte\\w*|wunscht|wunschen|bittet|bat|gebeten|erwarte\\w*|wartet|warten|braucht|brauchen|benotigt|benotigen|entscheid\\w*|antwort\\w*|ruckmeldung|meldet|melden sich|gibt bescheid|nachste\\w* (?:termin|treffen|gesprach|call)|treffen|termin|sehen uns|demo|call|unterschr\\w*|deadline|angebot|frist',
    deadline: 'bis|vor|spatestens',
    command:
      '(?:(?:bitte|kannst|kannste|konntest|konnten|du|mal|mir|das|hier|hi|servus|moin|gruezi|gruss gott|guten (?:morgen|tag)|hallo|log|kurz|schnell) )*(?:logge|eintragen|einloggen|reinschreiben|mitschreiben|festhalten|protokollier\\w*|erfasse|erfass|notier\\w*|trag\\w* ein|trag\\w*|vermerk\\w*|speicher\\w*|dokumentier\\w*|log|notiz|halte fest)',
    remind:
      '(?:bitte |kannst du )?(?:erinner\\w* mich|erinnerung|(?:leg|erstell|mach|setz|stell)\\w* (?:mir |bitte |mal )*(?:eine |ne |a )?(?:aufgabe|erinnerung|todo|wiedervorlage)|aufgabe|todo|to do|wiedervorlage)',
    question:
      'wer|wen|wem|wessen|was|wann|wo|welche\\w*|wie|warum|wieso|weshalb|haben wir|hat (?:jemand|wer)|habt ihr|kennen|kennt|kennst|gibt es|ist|sind|waren wir|hatten wir|finde|such\\w*|zeig\\w*|liste|gab es',
    relative:
      'denen|welche\\w*|leute|kontakte|jemand\\w*|diejenigen|alle|personen|firmen|kunden die|ansprechpartner die',
    again:
      '(?:das |genau )?(?:gleiche|dasselbe|selbe|das gleiche|genauso|wie) (?:wie )?(?:beim letzten mal|letztes mal|letzte mal|zuletzt|gestern|immer)',
    correction:
      'nein|ne|nee|doch|eigentlich|sorry|entschuldigung|es war|das war|ander\\w*|falsch|stimmt nicht|sondern|korrektur|mach daraus|mach|setz|lieber|ich meinte|gemeint|nicht|auch|der andere|den anderen|das andere|das waren|es waren|waren|war',
    noAnswer:
      '(?:nicht|net|ned|nit|nich|nie|nimmer|niemals|noch nicht)(?: \\w+){0,2}? (?:erreicht|erwischt|rangegangen|drangegangen|abgenommen|abgehoben|abghobn|abgehobn|dran|ran|rangekriegt|drankriegt|ans telefon|ans handy|durchgekommen|zu erreichen|gekriegt)|(?:nicht|net|ned|nit|nich) (?:da|erreichbar|gemeldet|am platz|im haus|im buro)|(?:hebt|hob|nimmt|nahm|geht|ging|gingen)(?: \\w+){0,2}? (?:nicht|net|ned|nit|nich|keiner|niemand)(?: (?:ab|ran|dran|hin))?(?! um)|vergeblich|vergebens|ins leere|durchgeklingelt ohne|lautet nur|(?:nur )?(?:lauten|klingeln) lassen|dauerbesetzt|belegt|weggedruckt|druckt mich weg|in abwesenheit|abwesenheitsnotiz|(?:niemand\\w*|keiner?|keinen) (?:erreicht|da|abgenommen|dran|ran)|nimmt nicht ab|geht nicht ran|ging nicht ran|nahm nicht ab|keine antwort|besetzt|unbeantwortet|(?:leider )?nicht (?:erwischt|zu erreichen|drangekommen|durchgekommen)|geht keiner ran|ging keiner ran|nimmt keiner ab|nicht ran|niemand ging ran|hob nicht ab',
    leftMessage:
      '(?:(?:auf|aufs|die|dem|den|der|das|seine|seiner|ihre|ihrer) ){0,2}(?:mailbox|anrufbeantworter|ab|band|sprachbox|combox|telefonbeantworter|voicemail|vm)(?: (?:\\w+ ){0,2}?(?:be|drauf|drauf ?ge|auf)?(?:gesprochen|gsprochen|gequatscht|hinterlassen|geredet))|draufgesprochen|aufs? band|(?:bitte um )?ruckruf (?:hinterlassen|erbeten|gebeten)|um ruckruf gebeten|(?:vm|combox|sprachbox|telefonbeantworter)|(?:nachricht|voicemail) hinterlassen|hinterlassen|mailbox|anrufbeantworter',
    noShow:
      'nicht (?:\\w+ ){0,3}?(?:erschienen|aufgetaucht|gekommen|beigetreten|eingewahlt)|no ?show|kam (?:einfach |leider |dann )?(?:nicht|net|ned|nie|keiner|niemand)|(?:keiner|niemand) (?:da|gekommen|erschienen|aufgetaucht)|versetzt|sitzen ?gelassen|nicht (?:eingeloggt|dazugekommen|dabei gewesen)|(?:tauchte|tauchten|erschien|erschienen) (?:nicht|net|nie) ?(?:auf)?|umsonst (?:gewartet|hingefahren|gefahren)|vor verschlossener tur',
    cancelled:
      'abgesagt|abgsagt|sagte(?: \\w+){0,4}? ab|(?:termin|treffen|meeting|call|besuch|demo|gesprach)(?: \\w+){0,3}? (?:geplatzt|verschoben|gestrichen|hinfallig|flachgefallen|ins wasser gefallen)|flachgefallen|ins wasser gefallen|storniert|ausgefallen|fiel aus|gecancelt|gecancelled|verlegt|fallt aus',
    reached: 'erreicht|durchgekommen|erwischt|drangekriegt|rangekriegt|an die strippe bekommen',
    joint:
      'und|aber|dann|sie|er|wir|ich|die|der|dass|also|auch|noch|weil|jetzt|bitte|danach|nun|i|mir|dafur|deshalb|drum|daher|nur',
  },
  fa: {
    activity: {
      call: 'call\\w*|phone\\w*|voice ?mail|vm|تماس\\w*|تلفنی\\w*|زنگید\\w*|حرفید\\w*|گپید\\w*|اختلاط\\w*|چونه زد\\w*|پشت خط|ویس|وویس|جواب داد\\w*|گوشی\\w* (?:را |رو )?برداشت\\w*|رد تماس|مشورت\\w*|هماهنگ کرد\\w*|حرف\\w*|گپ\\w*|مذاکره کرد\\w*|پیغام\\w*|زنگ زد\\w*|زنگ\\w*|تلفن\\w*|صحبت\\w*|مکالمه\\w*|گفتگو\\w*|گفت ?و ?گو\\w*|حرف زد\\w*|کال',
      meeting:
        'جلسه\\w*|meeting\\w*|demo|zoom|teams|google meet|webex|lunch|workshop|گوگل ?میت|میت داشت\\w*|اسکایپ|اسکای ?روم|ویدیو ?(?:کال|کنفرانس)|ویدئو ?(?:کال|کنفرانس)|کنفرانس|وبینار|کارگاه اموزشی|ورکشاپ|صبحانه|صبحونه|چای\\w*|کافه|رستوران|نشستیم|دیدمشون|دیدیمش\\w*|(?:اومد|امد)\\w* (?:دفتر|شرکت|پیش|کارخانه|کارخونه|اینجا)\\w*|کیک ?اف|ملاقات\\w*|دیدار\\w*|ناهار|نهار|شام|قهوه|دمو|دیدم|دیدیم|دیدمش|نشست\\w*|ارائه|میتینگ|اشنا شد\\w*|اشنا شدیم|قرار داشت\\w*|زوم|تیمز|پرزنت\\w*|همایش|نمایشگاه',
      email:
        'ایمیل\\w*|e ?mail\\w*|میل(?:ش)? (?:زد|کرد|داد)\\w*|فکس\\w*|ارسال شد\\w*|فرستاد\\w*|ارسال کرد\\w*|نامه\\w*',
      message:
        'پیام\\w*|مسیج\\w*|چت\\w*|دایرکت|whats ?app|telegram|linked ?in|sms|pm|ایتا|پیامک\\w*|واتس ?اپ|واتساپ|تلگرام|لینکدین|اس ?ام ?اس',
      visit:
        'بازدید\\w*|visit|سرکشی|سری? زد\\w*|خدمت\\w* (?:بودم|بودیم|رسیدم|رسیدیم)|(?:دفتر|کارخانه|کارخونه|شرکت|انبار|سایت|محل|گلخونه|گلخانه)\\w*(?: \\w+){0,4}? (?:بودم|بودیم)|رفتم|رفتیم|رفته بودم|حضوری',
      note: 'یادداشت\\w*|شنید\\w*|فهمید\\w*',
    },
    verbs: {
      call: 'تماس (?:گرفت|داشت)\\w*|زنگ(?:ش|شون|شان)? زد\\w*|حرفید\\w*|گپ زد\\w*|صحبت کرد\\w*|حرف زد\\w*|تلفنی',
      meeting:
        '(?:جلسه|میت|میتینگ|meeting|دمو|demo|قرار)(?: \\w+){0,2}? (?:داشتم|داشتیم|گذاشتیم|برگزار\\w*|رفتیم)|(?:ناهار|نهار|شام|صبحانه|صبحونه|قهوه) (?:خوردم|خوردیم)|ملاقات کرد\\w*|دیدم|دیدیم|دیدار کرد\\w*',
      email: 'ایمیل زد\\w*|ایمیل فرستاد\\w*|فرستاد\\w*',
      message: 'پیامک? (?:داد|فرستاد|زد)\\w*',
      visit: 'بازدید کرد\\w*|سر زد\\w*|رفتم|رفتیم',
    },
    todo: 'باید|بایستی|لازم است|(?:می ?|ب)(?:فرست|د|ده|زن|گیر|یار|اور|بر|نویس|پرس|ساز|ذار|گذار|رسان|رسون)(?:م|یم)(?:ش|شون)?|(?:هماهنگ|اماده|پیگیری|چک|بررسی|ایمیل|ارسال|تنظیم|اصلاح|اپدیت|تهیه|ست|رزرو|دعوت|معرفی|تایید|درست|فالو|محاسبه|بازبینی|روشن|مشخص)\\w*(?: \\w+)? (?:می ?|ب)?(?:کنم|کنیم)|با من(?:ه|است)?(?= (?:تا|است)|$)|یادم (?:باشه|باشد|نره|نرود)|بدهکار\\w*|next steps?|follow ?up|فالو ?اپ|گام بعدی?|اکشن|قولش\\w* (?:رو |را )?داد\\w*|اصلاح و ارسال|لازمه|قرار شد\\w*|قراره|قرار است|می ?فرست\\w*|بفرست\\w*|ارسال کن\\w*|زنگ بزن\\w*|تماس بگیر\\w*|پیگیری\\w*|آماده کن\\w*|اماده کن\\w*|اماده شود|قدم بعدی|کار بعدی|یاداوری\\w*|یادم بنداز|یادم بینداز|وظیفه|تسک|هماهنگ کن\\w*|بررسی کن\\w*|ارسال شود|فرستاده شود|تحویل\\w*|قول داد\\w*|فراموش نکن\\w*|جواب بد\\w*|خبر بد\\w*|تنظیم کن\\w*|ارسال می ?کن\\w*|خواهم فرستاد|بنویس\\w*',
    imperative: '(?!)',
    wish: 'لازم (?:دارد|داره|دارن|دارند)|می ?خواستن?\\w*|می ?خواهد|میخواهد|می ?خواد|میخواد|می ?خواهند|می ?خوان|خواست\\w*|درخواست\\w*|منتظر\\w*|انتظار\\w*|نیاز\\w*|تصمیم\\w*|جواب|پاسخ|جلسه بعدی|تماس بعدی|جلسه\\w*|دمو|مهلت|امضا\\w*|پیشنهاد\\w*|خبر می ?ده\\w*',
    deadline: 'تا|قبل از|پیش از|حداکثر تا',
    command: '(?:لطفا )?(?:ثبت کن\\w*|یادداشت کن\\w*|بنویس|ذخیره کن|لاگ کن|ثبت)',
    remind: '(?:لطفا )?(?:یاداوری کن|یادم بنداز|یادم بینداز|یاداوری|به من یاداوری کن|یک تسک|تسک|وظیفه|یک کار)',
    question:
      'کاش\\w*|ای کاش|کی|چه|چی|ایا|کجا|کدام|کدوم|چند|چرا|چطور|چگونه|کسی|کسانی|چه کسی|چه کسانی|پیدا کن|نشان بده|نشون بده',
    relative: 'کسی|کسانی|افرادی|ادمهایی|که با انها|مخاطب\\w*|هرکسی|همه کسانی',
    again: '(?:مثل|مانند) (?:دفعه|بار|سری) (?:قبل|پیش|قبلی|گذشته)|مثل قبل|همان قبلی|مثل همیشه',
    correction:
      'نه|ببخشید|در واقع|راستش|اشتباه|منظورم|تغییر|بکن|بکنش|بکنیدش|بشه|بشود|بذار|بذارش|بزن|بود|عوض|اون یکی|ان یکی|معامله دیگر|اصلاح|بلکه|همچنین|هم',
    noAnswer:
      'جواب نداد\\w*|رد تماس\\w*|ریجکت\\w*|بی ?جواب|بی ?پاسخ|جوابی نداد\\w*|جواب\\w* (?:را |رو )?نداد\\w*|گوشی\\w* (?:را |رو )?(?:بر ?نداشت|جواب نداد|بر ?نمی ?دار)\\w*|بر ?نمی ?دار\\w*|خاموش(?: بود|ه|است)?|در دسترس (?:نبود|نیست)\\w*|دسترسی نداشت\\w*|انتن نداشت|مشغول بود|نتونستم (?:بگیرم|پیدا)\\w*|گیرش نیاوردم|گیر نیاوردم|پیداش نکردم|پیدا ?ش نشد|بوق ازاد|قطع کرد\\w*|جواب نمی ?ده\\w*|گوشی رو برنداشت\\w*|گوشیو برنداشت\\w*|خاموش بود|اشغال\\w*|نگرفت\\w*|پاسخ نداد\\w*|برنداشت\\w*|بر نداشت\\w*|در دسترس نبود\\w*|پاسخگو نبود|موفق نشدم|نتوانستم|اشغال بود|گوشی را برنداشت|نبود',
    leftMessage:
      '(?:vm|voice ?mail|ویس|وویس|پیغامی|پیام صوتی|message) (?:\\w+ )?(?:گذاشت|گذاشتیم|دادم|فرستاد)\\w*|رو پیغامگیر\\w*|به (?:منشی|منشیش|منشی اش|همکارش) (?:گفتم|سپردم|پیغام)\\w*|پیغام (?:گذاشت\\w*|صوتی|دادم)|براش پیغام|پیام (?:گذاشت\\w*|صوتی)|پیغامگیر|پیغام گیر',
    noShow:
      'no ?show|قال\\w* گذاشت\\w*|کاشت\\w*|سر قرار نیومد\\w*|حاضر نبود\\w*|وصل نشد\\w*|جوین نشد\\w*|نیامد\\w*|نیومد\\w*|حاضر نشد\\w*|شرکت نکرد\\w*',
    cancelled: 'لغو\\w*|کنسل\\w*|cancel\\w*|به ?هم خورد\\w*|بهم خورد\\w*|منتفی شد\\w*|برگزار نشد\\w*|تشکیل نشد\\w*',
    reached: 'موفق شدم|بالاخره (?:گرفتم|پیدا)\\w*|گیرش اوردم',
    joint: 'و|ولی|اما|که|خلاصه|بعدش|بعدم|حالا|دیگه|فقط|منم|پس|من|ما|سپس|بعد|او|اون|همچنین|چون|گفت|گفتم|گفتن|ایشان',
  },
};

/** "I …ed", "habe … ge…t", "…łam", "jsem …l": that the writer did something, whatever it was. */
export const firstPerson: Readonly<Record<Language, string>> = {
  en: '(?:i|we|just|ive|weve)(?: just| have| also)? \\w{3,}ed',
  pl: '\\w{3,}(?:alem|alam|elismy|alismy|alysmy|ilem|ilam|ilismy|ilysmy|ylem|ylam)',
  cs: '\\w{3,}(?:al|ala|ali|il|ila|ili|el|ela|eli) (?:jsem|jsme)|(?:jsem|jsme)(?: \\w+){0,3}? \\w{3,}(?:al|ala|ali|il|ila|ili|el|ela|eli)',
  de: '(?:hab|habe|haben|ham|bin|sind|han|hob)(?: \\w+){0,8}? (?:\\w{0,6}ge\\w{3,}(?:t|en)|\\w{0,6}g[bdfhklmnprstvwz]\\w{3,}(?:t|en|n)|\\w{3,}iert)|mit(?: \\w+){0,6}? \\w{0,6}ge\\w{3,}(?:t|en)$',
  fa: '(?:حرف|گپ|زنگ)ید(?:م|یم)|نشستم|نشستیم|\\w{2,}(?:کردم|کردیم|زدم|زدیم|گرفتم|گرفتیم|دادم|دادیم|داشتم|داشتیم)|(?:کردم|کردیم|زدیم|گرفتیم|دادیم|داشتیم|داشتم)',
};

/** Before somebody: then it was talked with them. */
export const beside = 'with|w|mit|z|ze|s|se|با';

const compiled = new Map<string, RegExp>();

/** Matches whole words of a folded text; `\\w` is any letter, of Persian too. To be used with `matchAll` or `search`. */
export function wholeWords(pattern: string): RegExp {
  const known =
    compiled.get(pattern) ?? new RegExp(`(?<=^| )(?:${pattern.replaceAll('\\w', '[\\p{L}\\p{N}]')})(?= |$)`, 'gu');
  compiled.set(pattern, known);
  return known;
}

/** Whether a folded text says any of it. */
export const says = (folded: string, pattern: string) => folded.search(wholeWords(pattern)) >= 0;
