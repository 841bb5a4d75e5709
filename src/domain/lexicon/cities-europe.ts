/**
 * Cities of Europe: `English name/country code: other English names | pl | cs | de | fa`. The English name is known in
 * every language; listed are other names and forms that no stemmer joins. The format is described in `table.ts`.
 */
import { readTable } from './table.ts';

export const europeanCities = readTable(`
Warsaw/PL: Warszawa | Warszawa, Warszawie, stolica Polski | Varšava, Varšavě | Warschau | ورشو
Kraków/PL: Krakow, Cracow | Krakowie, Krakowa, Kraków | Krakov, Krakově | Krakau | کراکوف, کراکو
Łódź/PL: Lodz | Łodzi, Łódź | Lodž, Lodži | Lodsch | ووچ, لودز
Wrocław/PL: | Wrocławiu, Wrocławia | Vratislav, Vratislavi | Breslau | وروتسواف
Poznań/PL: | Poznaniu, Poznania | Poznaň | Posen | پوزنان
Gdańsk/PL: | Gdańsku | Gdaňsk | Danzig | گدانسک
Gdynia/PL: | Gdyni | Gdyně | Gdingen | گدینیا
Sopot/PL: | Sopocie | Sopoty | Zoppot | سوپوت
Szczecin/PL: | Szczecinie | Štětín | Stettin | شچچین
Katowice/PL: | Katowicach, Katowic | Katovice | Kattowitz | کاتوویتسه
Lublin/PL: | Lublinie | Lublin | | لوبلین
Białystok/PL: | Białymstoku, Białegostoku | Bělostok | | بیاویستوک
Bydgoszcz/PL: | Bydgoszczy | Bydhošť | Bromberg | بیدگوشچ
Toruń/PL: | Toruniu, Torunia | Toruň | Thorn | تورون
Rzeszów/PL: | Rzeszowie, Rzeszowa | Řešov | | ژشوف
Gliwice/PL: | Gliwicach | Hlivice | Gleiwitz |
Opole/PL: | Opolu | Opolí | Oppeln |
Kielce/PL: | Kielcach, Kielc | Kielce | |
Częstochowa/PL: | Częstochowie | Čenstochová | Tschenstochau |
Olsztyn/PL: | Olsztynie | Olštýn | Allenstein |
Radom/PL: | Radomiu, Radomia | Radom | |
Zielona Góra/PL: | Zielonej Górze | Zelená Hora | Grünberg |
Bielsko-Biała/PL: | Bielsku-Białej | Bílsko-Bělá | Bielitz |
Tychy/PL: | Tychach | Tychy | |
Prague/CZ: Praha | Praga, Pradze, Pragi | Praha, Praze, Prahy | Prag | پراگ
Brno/CZ: | Brnie, Brna | Brně | Brünn | برنو
Ostrava/CZ: | Ostrawa, Ostrawie | Ostravě | Ostrau | استراوا
Pilsen/CZ: Plzen | Pilzno, Pilźnie | Plzeň, Plzni, Plzně | | پلزن
Olomouc/CZ: | Ołomuniec, Ołomuńcu | Olomouci | Olmütz | اولوموتس
Liberec/CZ: | Liberec, Libercu | Liberci, Liberce | Reichenberg | لیبرتس
České Budějovice/CZ: Budweis | Czeskie Budziejowice | Českých Budějovicích, Budějovice, Budějovicích | Budweis |
Hradec Králové/CZ: | | Hradci Králové | Königgrätz |
Pardubice/CZ: | Pardubicach | Pardubicích | Pardubitz |
Zlín/CZ: | | Zlíně | |
Ústí nad Labem/CZ: | | Ústí | Aussig |
Karlovy Vary/CZ: Carlsbad | Karlowe Wary | Karlových Varech | Karlsbad |
Jihlava/CZ: | Igława | Jihlavě | Iglau |
Mladá Boleslav/CZ: | | Mladé Boleslavi | Jungbunzlau |
Kladno/CZ: | | Kladně | |
Opava/CZ: | Opawa | Opavě | Troppau |
Bratislava/SK: | Bratysława, Bratysławie | Bratislavě | Pressburg | براتیسلاوا
Košice/SK: | Koszyce, Koszycach | Košicích | Kaschau | کوشیتسه
Žilina/SK: | Żylina | Žilině | Sillein |
Nitra/SK: | Nitra, Nitrze | Nitře | Neutra |
Berlin/DE: | Berlinie | Berlín, Berlíně | | برلین
Munich/DE: Muenchen | Monachium | Mnichov, Mnichově | München, Muenchen | مونیخ
Hamburg/DE: | Hamburgu | Hamburk, Hamburku | | هامبورگ
Cologne/DE: | Kolonia, Kolonii | Kolín nad Rýnem | Köln, Koeln | کلن
Frankfurt/DE: Frankfurt am Main, Frankfurt/Main | Frankfurt nad Menem, Frankfurcie | Frankfurt nad Mohanem, Frankfurtu | | فرانکفورت
Stuttgart/DE: | Stuttgarcie | Stuttgartu | | اشتوتگارت
Düsseldorf/DE: Dusseldorf | | Düsseldorfu | Duesseldorf | دوسلدورف
Leipzig/DE: | Lipsk, Lipsku | Lipsko, Lipsku | | لایپزیگ
Dresden/DE: | Drezno, Dreźnie | Drážďany, Drážďanech | | درسدن
Nuremberg/DE: | Norymberga, Norymberdze | Norimberk | Nürnberg | نورنبرگ
Hanover/DE: | Hanower | Hannover | Hannover | هانوفر
Bremen/DE: | Brema, Bremie | Brémy, Brémách | | برمن
Essen/DE: | | | ?Essen | ?اسن
Dortmund/DE: | | | | دورتموند
Duisburg/DE: | | | |
Bonn/DE: | | | | بن آلمان
Mannheim/DE: | | | | مانهایم
Karlsruhe/DE: | | | | کارلسروهه
Freiburg/DE: | Fryburg | | Freiburg im Breisgau | فرایبورگ
Heidelberg/DE: | | | | هایدلبرگ
Wolfsburg/DE: | | | | ولفسبورگ
Ingolstadt/DE: | | | |
Augsburg/DE: | | | |
Regensburg/DE: Ratisbon | Ratyzbona | Řezno | |
Münster/DE: Munster | | | Muenster |
Bielefeld/DE: | | | |
Kiel/DE: | Kilonia | | | کیل
Rostock/DE: | | | |
Mainz/DE: | Moguncja | Mohuč | | ماینتس
Aachen/DE: | Akwizgran | Cáchy | |
Chemnitz/DE: | | Saská Kamenice | |
Jena/DE: | | | | ینا
Walldorf/DE: | | | |
Potsdam/DE: | Poczdam | Postupim | |
Ulm/DE: | | | |
Vienna/AT: | Wiedeń, Wiedniu, Wiednia | Vídeň, Vídni, Vídně | Wien | وین
Graz/AT: | Graz, Grazu | Štýrský Hradec | | گراتس
Linz/AT: | Linz, Linzu | Linec, Linci | | لینز
Salzburg/AT: | Salzburgu | Salcburk, Salcburku | | سالزبورگ
Innsbruck/AT: | Innsbrucku | Inšpruk | | اینسبروک
Klagenfurt/AT: | | Celovec | |
Zurich/CH: | Zurych, Zurychu | Curych, Curychu | Zürich, Zuerich | زوریخ
Geneva/CH: | Genewa, Genewie | Ženeva, Ženevě | Genf | ژنو
Basel/CH: Basle | Bazylea, Bazylei | Basilej, Basileji | | بازل
Bern/CH: Berne | Berno | Bern | | برن
Lausanne/CH: | Lozanna, Lozannie | Lausanne | | لوزان
Zug/CH: | | | ?Zug |
Lucerne/CH: | Lucerna, Lucernie | Lucern, Lucernu | Luzern | لوسرن
St. Gallen/CH: Saint Gallen | | | Sankt Gallen |
London/GB: | Londyn, Londynie | Londýn, Londýně | | لندن
Manchester/GB: | Manchesterze | Manchesteru | | منچستر
Birmingham/GB: | | Birminghamu | | بیرمنگام
Leeds/GB: | | | | لیدز
Liverpool/GB: | | | | لیورپول
Edinburgh/GB: | Edynburg, Edynburgu | Edinburk, Edinburku | | ادینبورگ
Glasgow/GB: | | | | گلاسگو
Bristol/GB: | | | | بریستول
Cambridge/GB: | | | | کمبریج
Oxford/GB: | Oksford, Oksfordzie | Oxfordu | | آکسفورد
Cardiff/GB: | | | | کاردیف
Belfast/GB: | | | | بلفاست
Sheffield/GB: | | | | شفیلد
Nottingham/GB: | | | | ناتینگهام
Newcastle/GB: Newcastle upon Tyne | | | | نیوکاسل
Southampton/GB: | | | |
Brighton/GB: | | | | برایتون
Reading/GB: ?Reading | ?Reading | ?Reading | ?Reading |
Aberdeen/GB: | | | |
Leicester/GB: | | | |
Coventry/GB: | | | |
Dublin/IE: | Dublinie | Dublinu | | دوبلین
Cork/IE: ?Cork | ?Cork | ?Cork | ?Cork | کورک
Galway/IE: | | | |
Paris/FR: ?Paris | Paryż, Paryżu | Paříž, Paříži | ?Paris | پاریس
Lyon/FR: Lyons | | Lyonu | | لیون
Marseille/FR: Marseilles | Marsylia, Marsylii | | | مارسی
Toulouse/FR: | Tuluza, Tuluzie | | | تولوز
Lille/FR: | | | | لیل
Bordeaux/FR: | | | | بوردو
Nantes/FR: | | | | نانت
Strasbourg/FR: | Strasburg, Strasburgu | Štrasburk, Štrasburku | Straßburg | استراسبورگ
Nice/FR: ?Nice | Nicea, Nicei | Nice | Nizza | ?نیس
Grenoble/FR: | | | | گرنوبل
Rennes/FR: | | | |
Montpellier/FR: | | | | مون پلیه
Monaco/MC: | Monako | Monako | | موناکو
Luxembourg City/LU: | | | |
Brussels/BE: | Bruksela, Brukseli | Brusel, Bruselu | Brüssel | بروکسل
Antwerp/BE: | Antwerpia, Antwerpii | Antverpy, Antverpách | Antwerpen | آنتورپ
Ghent/BE: | Gandawa, Gandawie | Gent, Gentu | Gent | گنت
Bruges/BE: | Brugia | Bruggy | Brügge | بروژ
Leuven/BE: | | Lovaň | Löwen |
Liège/BE: | | Lutych | Lüttich | لیژ
Amsterdam/NL: | Amsterdamie | Amsterdamu | | آمستردام
Rotterdam/NL: | Rotterdamie | Rotterdamu | | روتردام
The Hague/NL: | Haga, Hadze | Haag, Haagu | Den Haag | لاهه
Utrecht/NL: | Utrechcie | Utrechtu | | اوترخت
Eindhoven/NL: | | | | آیندهوون
Groningen/NL: | | | |
Delft/NL: | | | |
Madrid/ES: | Madryt, Madrycie | Madrid, Madridu | | مادرید
Barcelona/ES: | Barcelonie | Barceloně | | بارسلون, بارسلونا
Valencia/ES: | Walencja, Walencji | Valencie, Valencii | | والنسیا
Seville/ES: | Sewilla, Sewilli | Sevilla, Seville | Sevilla | ?سویا, سویل
Bilbao/ES: | | | | بیلبائو
Málaga/ES: Malaga | | | | مالاگا
Zaragoza/ES: | Saragossa | | Saragossa | ساراگوسا
Lisbon/PT: Lisboa | Lizbona, Lizbonie | Lisabon, Lisabonu | Lissabon | لیسبون
Porto/PT: Oporto | | | | پورتو
Braga/PT: | | | |
Rome/IT: Roma | Rzym, Rzymie | Řím, Římě | Rom | ?رم
Milan/IT: ?Milan, Milano | Mediolan, Mediolanie | Milán, Miláně | Mailand | میلان
Turin/IT: Torino | Turyn, Turynie | Turín, Turíně | | تورین
Naples/IT: Napoli | Neapol, Neapolu | Neapol, Neapoli | Neapel | ناپل
Florence/IT: ?Florence, Firenze | Florencja, Florencji | Florencie, Florencii | Florenz | فلورانس
Bologna/IT: | Bolonia, Bolonii | Boloňa, Boloni | | بولونیا
Venice/IT: Venezia | Wenecja, Wenecji | Benátky, Benátkách | Venedig | ونیز
Verona/IT: | Weronie | Veroně | | ورونا
Genoa/IT: Genova | Genua, Genui | Janov, Janově | Genua | جنوا
Palermo/IT: | | | | پالرمو
Trieste/IT: | Triest | Terst | Triest | تریسته
Padua/IT: Padova | Padwa | Padova | |
Athens/GR: | Ateny, Atenach, Aten | Athény, Athénách | Athen | آتن
Thessaloniki/GR: Salonica | Saloniki, Salonikach | Soluň, Soluni | | تسالونیکی
Stockholm/SE: | Sztokholm, Sztokholmie | Stockholmu | | استکهلم
Gothenburg/SE: Göteborg | Göteborg, Göteborgu | Göteborg | Göteborg | گوتنبرگ
Malmö/SE: Malmo | | | | مالمو
Uppsala/SE: | | | | اوپسالا
Copenhagen/DK: | Kopenhaga, Kopenhadze | Kodaň, Kodani | Kopenhagen | کپنهاگ
Aarhus/DK: | | | | آرهوس
Odense/DK: | | | | اودنسه
Aalborg/DK: | | | |
Oslo/NO: | | | | اسلو
Bergen/NO: | | | ?Bergen | برگن
Trondheim/NO: | | | | تروندهایم
Stavanger/NO: | | | |
Helsinki/FI: | Helsinkach, Helsinek | Helsinkách | | هلسینکی
Espoo/FI: | | | |
Tampere/FI: | | | | تامپره
Turku/FI: | | | |
Oulu/FI: | | | |
Reykjavik/IS: Reykjavík | Rejkiawik | Reykjavík | | ریکیاویک
Tallinn/EE: | Tallin, Tallinie | Tallinn | | تالین
Tartu/EE: | Dorpat | | |
Riga/LV: | Ryga, Rydze | Riga, Rize | | ریگا
Vilnius/LT: | Wilno, Wilnie | Vilnius | | ویلنیوس
Kaunas/LT: | Kowno, Kownie | Kaunas | |
Budapest/HU: | Budapeszt, Budapeszcie | Budapešť, Budapešti | | بوداپست
Debrecen/HU: | Debreczyn | Debrecín | |
Szeged/HU: | | Segedín | |
Bucharest/RO: București | Bukareszt, Bukareszcie | Bukurešť, Bukurešti | Bukarest | بخارست
Cluj-Napoca/RO: Cluj | Kluż | Kluž | Klausenburg |
Timișoara/RO: Timisoara | Temeswar | Temešvár | Temeswar |
Iași/RO: Iasi | Jassy | | |
Sofia/BG: ?Sofia | Sofia, ?Sofii | Sofie, ?Sofii | ?Sofia | صوفیه
Plovdiv/BG: | Płowdiw | | |
Varna/BG: | Warna, Warnie | Varna, Varně | Warna | وارنا
Zagreb/HR: | Zagrzeb, Zagrzebiu | Záhřeb, Záhřebu | Agram | زاگرب
Split/HR: ?Split | ?Split | ?Split | ?Split | اسپلیت
Rijeka/HR: | | | |
Ljubljana/SI: | Lublana, Lublanie | Lublaň, Lublani | Laibach | لیوبلیانا
Maribor/SI: | | | |
Belgrade/RS: Beograd | Belgrad, Belgradzie | Bělehrad, Bělehradě | Belgrad | بلگراد
Novi Sad/RS: | Nowy Sad | Novi Sad | Neusatz |
Sarajevo/BA: | Sarajewo, Sarajewie | Sarajevo, Sarajevu | | سارایوو
Skopje/MK: | Skopje | Skopje | |
Podgorica/ME: | | | |
Tirana/AL: | Tirana, Tiranie | Tirana | | تیرانا
Pristina/XK: Prishtina | Prisztina | Priština | |
Kyiv/UA: Kiev | Kijów, Kijowie, Kijowa | Kyjev, Kyjevě | Kiew | کی یف, ?کیف
Lviv/UA: | Lwów, Lwowie, Lwowa | Lvov, Lvově | Lemberg | لویو
Kharkiv/UA: Kharkov | Charków, Charkowie | Charkov | Charkiw | خارکیف
Odesa/UA: Odessa | Odessa, Odessie | Oděsa, Oděse | Odessa | اودسا
Dnipro/UA: | Dniepr | Dnipro | |
Minsk/BY: | Mińsk, Mińsku | Minsk | | مینسک
Chișinău/MD: Chisinau | Kiszyniów | Kišiněv | Kischinau |
Moscow/RU: | Moskwa, Moskwie | Moskva, Moskvě | Moskau | مسکو
Saint Petersburg/RU: St. Petersburg, St Petersburg | Petersburg, Petersburgu | Petrohrad, Petrohradě | Sankt Petersburg | سن پترزبورگ
Valletta/MT: | | | |
Nicosia/CY: | Nikozja | Nikósie | Nikosia | نیکوزیا
Limassol/CY: | | | |
`);
