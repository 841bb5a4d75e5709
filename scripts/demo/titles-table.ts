/**
 * Job titles by function and language: chief; director; manager; specialist. Where the form depends on the person:
 * `he|she`.
 */
export const TITLES_TABLE = `
# procurement
en: Chief Procurement Officer; Director of Procurement; Purchasing Manager; Buyer
pl: członek zarządu ds. zakupów; dyrektor ds. zakupów|dyrektorka ds. zakupów; kierownik zakupów|kierowniczka zakupów; specjalista ds. zamówień publicznych|specjalistka ds. zamówień publicznych
cs: člen představenstva pro nákup|členka představenstva pro nákup; ředitel nákupu|ředitelka nákupu; vedoucí nákupu; nákupčí
de: Vorstand Einkauf; Leiter Konzerneinkauf|Leiterin Konzerneinkauf; Einkaufsleiter|Einkaufsleiterin; Strategischer Einkäufer|Strategische Einkäuferin
fa: معاون بازرگانی; مدیر ارشد خرید; مدیر خرید; کارشناس خرید

# security
en: CISO; Director of Information Security; Security Manager; Security Analyst
pl: CISO; dyrektor ds. bezpieczeństwa informacji; kierownik ds. bezpieczeństwa IT|kierowniczka ds. bezpieczeństwa IT; specjalista ds. cyberbezpieczeństwa|specjalistka ds. cyberbezpieczeństwa
cs: CISO; ředitel bezpečnosti|ředitelka bezpečnosti; manažer kybernetické bezpečnosti|manažerka kybernetické bezpečnosti; bezpečnostní analytik|bezpečnostní analytička
de: CISO; Bereichsleiter Informationssicherheit|Bereichsleiterin Informationssicherheit; Informationssicherheitsbeauftragter|Informationssicherheitsbeauftragte; IT-Sicherheitsanalyst|IT-Sicherheitsanalystin
fa: مدیر ارشد امنیت اطلاعات; مدیر امنیت شبکه; سرپرست امنیت اطلاعات; کارشناس امنیت

# it
en: CIO; IT Director; IT Manager; Systems Administrator
pl: CIO; dyrektor IT|dyrektorka IT; kierownik działu IT|kierowniczka działu IT; administrator systemów|administratorka systemów
cs: ředitel informatiky|ředitelka informatiky; IT ředitel|IT ředitelka; vedoucí IT; správce sítě|správkyně sítě
de: CIO; IT-Direktor|IT-Direktorin; IT-Leiter|IT-Leiterin; Systemadministrator|Systemadministratorin
fa: معاون فناوری اطلاعات; مدیر فناوری اطلاعات; سرپرست فناوری اطلاعات; کارشناس شبکه

# engineering
en: CTO; VP Engineering; Engineering Manager; Process Engineer
pl: dyrektor techniczny|dyrektorka techniczna; główny inżynier; kierownik działu technicznego|kierowniczka działu technicznego; inżynier procesu
cs: technický ředitel|technická ředitelka; hlavní inženýr|hlavní inženýrka; vedoucí konstrukce; technolog|technoložka
de: Technischer Vorstand; Technischer Leiter|Technische Leiterin; Leiter Entwicklung|Leiterin Entwicklung; Entwicklungsingenieur|Entwicklungsingenieurin
fa: مدیر فنی; معاون فنی و مهندسی; سرپرست مهندسی; مهندس فرایند

# operations
en: Chief Operating Officer; Operations Director; Plant Manager; Shift Supervisor
pl: dyrektor operacyjny|dyrektorka operacyjna; dyrektor zakładu|dyrektorka zakładu; kierownik produkcji|kierowniczka produkcji; mistrz zmiany
cs: provozní ředitel|provozní ředitelka; ředitel výroby|ředitelka výroby; vedoucí výroby; směnový mistr|směnová mistrová
de: Vorstand Produktion; Werkleiter|Werkleiterin; Produktionsleiter|Produktionsleiterin; Schichtleiter|Schichtleiterin
fa: معاون بهره‌برداری; مدیر کارخانه; مدیر تولید; سرپرست شیفت

# logistics
en: Chief Supply Chain Officer; VP Supply Chain; Logistics Manager; Warehouse Planner
pl: członek zarządu ds. logistyki; dyrektor logistyki|dyrektorka logistyki; kierownik magazynu|kierowniczka magazynu; spedytor|spedytorka
cs: ředitel dodavatelského řetězce|ředitelka dodavatelského řetězce; ředitel logistiky|ředitelka logistiky; vedoucí skladu; logistik|logistička
de: Vorstand Logistik; Bereichsleiter Logistik|Bereichsleiterin Logistik; Lagerleiter|Lagerleiterin; Disponent|Disponentin
fa: معاون زنجیره تأمین; مدیر لجستیک; سرپرست انبار; کارشناس حمل و نقل

# finance
en: CFO; Finance Director; Financial Controller; Accountant
pl: dyrektor finansowy|dyrektorka finansowa; wiceprezes ds. finansów; główny księgowy|główna księgowa; analityk finansowy|analityczka finansowa
cs: finanční ředitel|finanční ředitelka; ředitel controllingu|ředitelka controllingu; hlavní účetní; účetní
de: Finanzvorstand; Kaufmännischer Leiter|Kaufmännische Leiterin; Leiter Controlling|Leiterin Controlling; Buchhalter|Buchhalterin
fa: معاون مالی; مدیر مالی; رئیس حسابداری; حسابدار

# management
en: Chief Executive Officer; Managing Director; General Manager; Assistant to the Board
pl: prezes zarządu; dyrektor generalny|dyrektorka generalna; kierownik oddziału|kierowniczka oddziału; asystent zarządu|asystentka zarządu
cs: generální ředitel|generální ředitelka; jednatel|jednatelka; vedoucí pobočky; asistent vedení|asistentka vedení
de: Vorstandsvorsitzender|Vorstandsvorsitzende; Geschäftsführer|Geschäftsführerin; Niederlassungsleiter|Niederlassungsleiterin; Assistent der Geschäftsführung|Assistentin der Geschäftsführung
fa: مدیرعامل; قائم‌مقام مدیرعامل; مدیر داخلی; مسئول دفتر

# hr
en: Chief People Officer; HR Director; HR Manager; Recruiter
pl: członek zarządu ds. personalnych; dyrektor personalny|dyrektorka personalna; kierownik ds. kadr|kierowniczka ds. kadr; specjalista ds. rekrutacji|specjalistka ds. rekrutacji
cs: personální ředitel|personální ředitelka; ředitel lidských zdrojů|ředitelka lidských zdrojů; vedoucí personálního oddělení; náborář|náborářka
de: Personalvorstand; Personaldirektor|Personaldirektorin; Personalleiter|Personalleiterin; Personalreferent|Personalreferentin
fa: معاون منابع انسانی; مدیر منابع انسانی; رئیس کارگزینی; کارشناس استخدام

# marketing
en: CMO; Marketing Director; Marketing Manager; Content Specialist
pl: wiceprezes ds. marketingu; dyrektor marketingu|dyrektorka marketingu; kierownik marketingu|kierowniczka marketingu; specjalista ds. marketingu|specjalistka ds. marketingu
cs: obchodní a marketingový ředitel|obchodní a marketingová ředitelka; ředitel marketingu|ředitelka marketingu; vedoucí marketingu; marketingový specialista|marketingová specialistka
de: Marketingvorstand; Marketingdirektor|Marketingdirektorin; Marketingleiter|Marketingleiterin; Marketingreferent|Marketingreferentin
fa: معاون بازاریابی; مدیر بازاریابی; سرپرست تبلیغات; کارشناس بازاریابی

# quality
en: Chief Quality Officer; Director of Quality; Quality Manager; Quality Engineer
pl: pełnomocnik zarządu ds. jakości; dyrektor ds. jakości|dyrektorka ds. jakości; kierownik kontroli jakości|kierowniczka kontroli jakości; inżynier jakości
cs: zmocněnec pro kvalitu; ředitel kvality|ředitelka kvality; vedoucí kvality; kontrolor jakosti|kontrolorka jakosti
de: Vorstand Qualität; Bereichsleiter Qualität|Bereichsleiterin Qualität; Qualitätsmanager|Qualitätsmanagerin; Qualitätsingenieur|Qualitätsingenieurin
fa: معاون تضمین کیفیت; مدیر تضمین کیفیت; مدیر کنترل کیفیت; کارشناس کنترل کیفیت

# legal
en: General Counsel; Legal Director; Compliance Manager; Legal Counsel
pl: członek zarządu ds. prawnych; dyrektor działu prawnego|dyrektorka działu prawnego; kierownik ds. zgodności|kierowniczka ds. zgodności; radca prawny|radczyni prawna
cs: ředitel právních služeb|ředitelka právních služeb; vedoucí právního oddělení; manažer compliance|manažerka compliance; podnikový právník|podniková právnička
de: Chefjustiziar|Chefjustiziarin; Leiter Recht|Leiterin Recht; Compliance-Beauftragter|Compliance-Beauftragte; Justiziar|Justiziarin
fa: معاون حقوقی; مدیر حقوقی; سرپرست امور قراردادها; کارشناس حقوقی

# medical
en: Chief Medical Officer; Medical Director; Head of Pharmacy; Laboratory Scientist
pl: dyrektor ds. medycznych|dyrektorka ds. medycznych; ordynator|ordynatorka; kierownik apteki szpitalnej|kierowniczka apteki szpitalnej; diagnosta laboratoryjny|diagnostka laboratoryjna
cs: lékařský ředitel|lékařská ředitelka; primář|primářka; vedoucí lékárny; laborant|laborantka
de: Ärztlicher Direktor|Ärztliche Direktorin; Chefarzt|Chefärztin; Leiter Krankenhausapotheke|Leiterin Krankenhausapotheke; Medizinisch-technischer Assistent|Medizinisch-technische Assistentin
fa: معاون درمان; رئیس بخش; مسئول داروخانه; کارشناس آزمایشگاه
`;
