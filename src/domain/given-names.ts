/**
 * Given names with their everyday forms: one name a line, the full form first. A form may stand on several lines
 * (Ola: Aleksandra, Olga's Olka not; Alex: Alexander, Alexandra).
 */
const polish = `
  Aleksandra Ola Olka; Aleksander Olek Alek; Agnieszka Aga Agusia; Aleksy Alek; Andrzej Jędrek Andrzejek; Anna Ania Anka Andzia
  Antoni Antek Tosiek; Barbara Basia Baśka; Bartłomiej Bartek Bartosz; Beata Beatka; Bogdan Boguś; Bogusław Boguś Bogdan
  Bożena Bożenka; Dariusz Darek; Dominik Domino; Dorota Dorotka Dora; Edward Edek; Elżbieta Ela Elka; Ewa Ewka Ewunia
  Franciszek Franek; Grażyna Grażynka; Grzegorz Grzesiek Grześ Grzegorzek; Henryk Heniek; Hanna Hania Hanka; Ignacy Ignaś
  Irena Irka; Iwona Iwonka; Jacek Jacuś; Jadwiga Jadzia; Jakub Kuba; Jan Janek Jasiek Jaś; Janusz Januszek; Jerzy Jurek
  Joanna Asia Aśka Joasia; Józef Józek; Julia Julka; Justyna Justynka; Kamila Kama; Karolina Karola Karolcia
  Katarzyna Kasia Kaśka Kasieńka; Kazimierz Kazik Kazek; Konrad Kondzio; Krystyna Krysia Kryśka; Krzysztof Krzysiek Krzyś Krzychu
  Lucyna Lucynka; Łukasz Łukaszek; Maciej Maciek; Magdalena Magda Madzia Lena; Małgorzata Gosia Małgosia Gośka
  Marcin Marcinek; Maria Marysia Maryśka Mania; Mariusz Mariuszek; Mateusz Mati; Michał Misiek; Mikołaj Miki; Mirosław Mirek
  Monika Monia; Natalia Natalka; Paweł Pawełek; Patrycja Pati; Piotr Piotrek Piotruś; Przemysław Przemek; Radosław Radek
  Rafał Rafałek; Roman Romek; Ryszard Rysiek Rychu; Sebastian Seba; Sławomir Sławek; Stanisław Staszek Stasiek Staś
  Stefan Stefek; Szymon Szymek; Tadeusz Tadek; Teresa Tereska Renia; Tomasz Tomek; Urszula Ula Ulka; Wacław Wacek
  Waldemar Waldek; Wiesław Wiesiek; Witold Witek; Władysław Władek; Włodzimierz Włodek; Wojciech Wojtek; Zbigniew Zbyszek Zbych
  Zdzisław Zdzisiek; Zofia Zosia Zośka; Zygmunt Zygmuś; Zuzanna Zuza Zuzia
  Adam Adaś; Agata Agatka; Alicja Ala Alka; Aneta Anetka; Artur Arturek; Bogusława Bogusia; Bronisław Bronek; Cezary Czarek
  Czesław Czesiek; Danuta Danka Danusia; Edyta Edytka; Eugeniusz Gienek; Gabriela Gabrysia; Halina Halinka Hala; Helena Hela Helenka
  Ireneusz Irek; Izabela Iza Izka; Jarosław Jarek; Jolanta Jola Jolka; Leszek Lechu; Ludwik Lutek; Marta Martusia
  Marzena Marzenka; Mieczysław Mietek; Mirosława Mirka Mira; Olga Olusia; Paulina Paulinka; Remigiusz Remek; Renata Renatka Renia
  Robert Robercik; Sławomira Sławka; Stanisława Stasia; Sylwia Sylwka; Tymoteusz Tymek; Weronika Wera; Wiesława Wiesia; Wiktoria Wika
  Zbigniew Zbysiek Zbysiu; Zdzisława Zdzisia; Zenon Zenek`;

const czech = `
  Alena Alenka Alča; Alexandra Saša; Anna Anička Andula Anča; Antonín Tonda Toník; Barbora Bára Barča Bětka; Bohumil Bohouš
  Bohuslav Bohouš; Daniel Dan Danek; Dominik Dominik; Eliška Eliš; Eva Evička; František Franta Fanda; Helena Hela
  Ivana Iva; Jakub Kuba Jakoubek; Jan Honza Jenda Jeník; Jana Janička Jája; Jaroslav Jarda Jára Jaromír; Jiří Jirka Jiřík
  Josef Pepa Pepík Jožka; Kateřina Katka Káťa Kačka; Karel Kája Karlík; Kristýna Týna Kristy; Ladislav Láďa; Lenka Leni; Lucie Lucka
  Ludmila Lída; Ludvík Luděk; Magdaléna Magda Majda Lenka; Marcela Marcelka; Markéta Markétka Maky; Marie Maruška Mařka Máňa Majka
  Martin Marťas; Martina Marťa; Matěj Matýsek; Michaela Míša; Michal Míša Mišák; Milan Milánek; Miloslav Miloš Míla
  Miroslav Mirek Míra; Monika Mona; Oldřich Olda; Ondřej Ondra; Pavel Pája Pavlík; Petr Péťa Petřík; Petra Péťa; Radek Radoslav
  Rostislav Rosťa; Rudolf Ruda; Stanislav Standa; Štěpán Štěpánek; Tereza Terka Terezka Terezie; Tomáš Tom Tomášek
  Václav Vašek Venca; Veronika Verča Veru Nika; Vladimír Vláďa Vladja; Vladislav Vláďa; Vojtěch Vojta; Vratislav Vráťa; Zdeněk Zdenda; Zuzana Zuzka
  Alžběta Bětka Běta; Dagmar Dáša; Dana Danka; David Davča; Denisa Denča; Drahomíra Drahuška; Filip Fíla; Gabriela Gábina Gabča
  Hana Hanka Haňa; Irena Irča; Iveta Ivetka; Jindřich Jindra; Jitka Jituš; Kamila Kamča; Klára Klárka; Květa Květuše Květoslava
  Libuše Líba; Lubomír Luboš; Lukáš Luky; Nikola Niki; Pavla Pavlínka; Renata Renča; Richard Ríša; Roman Romča
  Růžena Růža; Simona Simča; Šárka Šári; Vendula Venda; Věra Věrka; Vít Víťa; Žofie Žofka`;

const german = `
  Alexander Alex Sascha; Alexandra Alex Sandra; Andreas Andi Andy; Angelika Geli Angie; Anton Toni; Benjamin Ben Benni
  Bernhard Bernd Berni; Birgit Gitte; Brigitte Gitte; Christian Chris Christl; Christine Christl Tine; Christoph Chris Stoffel
  Dieter Didi; Dietrich Dieter; Elisabeth Lisa Elli Sissi Liesl Else Betty; Emil Emmi; Franziska Franzi; Franz Franzl
  Friedrich Fritz Friedel Fred; Gabriele Gabi; Georg Schorsch Jörg; Gerhard Gerd Gert Hardy; Günther Günter; Hannelore Hanne
  Heinrich Heinz Heiner Hein; Helene Leni; Ignaz Naz; Jakob Jakl; Joachim Achim Jochen; Johanna Hanna Hanne Jo
  Johannes Hans Hannes Johann Jan Hansi; Josef Sepp Jupp Joseph; Julia Jule; Jürgen Jürg; Karl Kalle; Katharina Kathi Käthe Kathrin Katja Kati
  Klaus Nikolaus Nico; Konrad Kurt Conny; Ludwig Lutz Wiggerl; Magdalena Leni Lena; Manfred Manni Fredi; Margarete Grete Gretel Greta Margit
  Maria Mia Mizzi; Martina Tina; Matthias Matze Hias; Maximilian Max Maxi; Michael Michi Michel; Michaela Michi; Nikolaus Klaus Niko
  Peter Pit; Philipp Phil; Rainer Reiner; Reinhard Reini; Richard Richi; Robert Rob Robby; Rudolf Rudi; Sabine Bine; Sebastian Basti Bastian
  Siegfried Sigi; Sigrid Sigi; Sophie Sophia; Stefanie Steffi; Stephan Stefan Steffen; Susanne Susi Sanne; Theodor Theo; Thomas Tom Tommi
  Tobias Tobi; Ulrich Uli Ulli; Ulrike Uli Rike; Ursula Uschi Ulla; Valentin Vali; Veronika Vroni; Walter Walti; Walburga Burgi; Werner Wernie
  Wilhelm Willi Willy Helmut; Wolfgang Wolf Wolfi`;

const english = `
  Abigail Abby Gail; Abraham Abe; Alexander Alex Al Alec Sandy; Alexandra Alex Sandra Lexi; Alfred Alf Fred; Amanda Mandy; Andrew Andy Drew
  Anthony Tony; Arthur Art; Barbara Barb Babs; Benjamin Ben Benny; Beatrice Bea; Bernard Bernie; Bradley Brad; Caroline Carrie; Catherine Cathy Cath Kate Katie
  Charles Charlie Chuck; Christine Chris Tina; Christopher Chris Kit Topher; Cynthia Cindy; Daniel Dan Danny; David Dave; Deborah Debbie Deb
  Dominic Dom; Donald Don; Dorothy Dot Dotty; Douglas Doug; Edward Ed Eddie Ted Ned; Eleanor Ellie Nell Nora; Elizabeth Liz Beth Betty Lizzie Eliza Libby
  Eugene Gene; Frances Fran; Francis Frank; Franklin Frank; Frederick Fred Freddie; Gabriel Gabe; Geoffrey Geoff; Gerald Gerry Jerry; Gregory Greg
  Harold Harry Hal; Henry Harry Hank; Isabella Bella Izzy; Jacob Jake; Jacqueline Jackie; James Jim Jimmy Jamie; Janet Jan; Jason Jay; Jeffrey Jeff; Jennifer Jen Jenny
  Jessica Jess; Joanne Jo; John Jack Johnny; Jonathan Jon Jonny; Joseph Joe Joey; Joshua Josh; Judith Judy; Katherine Kate Katie Kathy Kathryn Kit
  Kenneth Ken; Lawrence Larry Laurie; Leonard Len Lenny; Louis Lou; Margaret Maggie Meg Peggy Marge; Martha Marty; Martin Marty; Matthew Matt; Maxwell Max; Melissa Mel
  Michael Mike Mick Mickey; Michelle Shelly; Mitchell Mitch; Nathan Nate; Nathaniel Nate Nat; Nicholas Nick Nicky; Nicole Nicky Nikki; Oliver Ollie; Pamela Pam; Patricia Pat Patty Trish
  Patrick Pat Paddy Rick; Peter Pete; Philip Phil; Raymond Ray; Rebecca Becky Becca; Reginald Reg; Richard Dick Rick Rich Richie; Robert Bob Bobby Rob Robbie Bert; Roger Rodge
  Ronald Ron Ronnie; Russell Russ; Samantha Sam; Samuel Sam Sammy; Sarah Sara Sally; Stanley Stan; Stephanie Steph; Stephen Steve Steven; Susan Sue Suzie; Terence Terry; Theodore Ted Theo
  Theresa Terry Tess; Thomas Tom Tommy; Timothy Tim; Valerie Val; Victoria Vicky Tori; Vincent Vince; Virginia Ginny; Walter Walt; William Bill Billy Will Liam; Zachary Zach`;

/** Groups of forms of one name, as written. Within a group every form stands for every other. */
export const givenNameGroups: readonly (readonly string[])[] = [polish, czech, german, english]
  .flatMap(table => table.split(/[;\n]/u))
  .map(line => line.trim().split(/\s+/u))
  .filter(group => group.length > 1);
