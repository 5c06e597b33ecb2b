//! The Finnish words: stems, and what may follow them. A vowel or two between
//! stem and ending is not told apart, so that one stem serves *auttaa*, *autoin*
//! and *auttoi* (`autt/aut`). Everything is compared folded: ä is a.

use super::lexicon::Tables;
use super::sense::{Act, DateWord as D, Form, Relation as R, Sense, Turn, Unit};
use crate::domain::channel::Channel;
use crate::domain::favour::FavourKind as K;
use crate::domain::size::Size;

pub(super) static TABLES: Tables = Tables {
    words: WORDS,
    verbs: VERBS,
    verbs_of_kind: VERBS_OF_KIND,
    nouns: NOUNS,
    conjugate,
    decline,
    verb_ending,
    noun_ending,
};

fn conjugate(stems: &str) -> Vec<(String, Form)> {
    let stems = stems.split('/');
    stems.map(|stem| (stem.to_owned(), Form::Plain)).collect()
}

fn decline(stems: &str) -> Vec<String> {
    stems.split('/').map(str::to_owned).collect()
}

fn without_vowels(ending: &str) -> (&str, &str) {
    let vowels = ending
        .bytes()
        .take(2)
        .take_while(|b| matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y'))
        .count();
    ending.split_at(vowels)
}

const CLITICS: &[&str] = &["kin", "kaan", "han", "pa", "ko"];
const POSSESSIVES: &[&str] = &["ni", "nsa", "mme", "nne", "si", "an", "en"];

/// The form that a verb's ending makes, if it is one.
fn verb_ending(ending: &str) -> Option<Form> {
    let form = |ending: &str| {
        let (vowels, rest) = without_vowels(ending);
        Some(match rest {
            "" if vowels.ends_with('a') => Form::Base,
            "" => Form::Third,
            "n" | "mme" | "sin" | "simme" => Form::First,
            "si" | "s" | "vat" | "sivat" => Form::Third,
            "ta" | "da" | "la" | "ra" | "na" | "kseen" => Form::Infinitive,
            "vansa" | "vani" => Form::Infinitive,
            "maan" | "massa" | "malla" | "matta" | "masta" | "malle" => Form::Infinitive,
            "minen" | "misen" | "misessa" | "misesta" | "misella" | "miseen" | "mista" => {
                Form::Infinitive
            }
            "nut" | "nyt" | "nnut" | "nnyt" | "neet" | "nneet" | "t" => Form::Past,
            "tiin" | "ttiin" | "taan" | "daan" | "tu" | "ttu" | "ty" | "tty" => Form::Passive,
            _ => return None,
        })
    };
    let clitic = || CLITICS.iter().find_map(|tail| ending.strip_suffix(tail));
    form(ending).or_else(|| form(clitic()?))
}

fn noun_ending(ending: &str) -> bool {
    let case = |ending: &str| {
        let (_, rest) = without_vowels(ending);
        matches!(
            rest,
            "" | "n" | "t" | "ta" | "tta" | "ssa" | "sta" | "lla" | "lta" | "lle" | "na" | "ksi"
                | "kse" | "ja" | "jen" | "den" | "tten" | "ita" | "hin" | "han" | "hon" | "hun" | "seen"
                | "ineen" | "issa" | "ista" | "ille" | "illa" | "ilta" | "ihin" | "ien" | "jä"
        )
    };
    let mut tails = CLITICS.iter().chain(POSSESSIVES);
    case(ending) || tails.any(|tail| ending.strip_suffix(tail).is_some_and(case))
}

const VERBS: &[(Act, &str)] = &[
    (Act::Do, "lähett/lähet, laitt/lait, teh/tek/tee/teimme/tei/teki, jak/jaa/jao, toi/tuon/tuod/tuom, välitt/välit, soitt/soit, järjest/järjestel, hank/hankk,
        toimitt/toimit, hoit asian, kerto/kerro, etsi, löys/löyt, näytt/näyt, tulosta/tulost, tilat/tila, myy/myi, viest, teksta, maili, meila, varat/varas,
        vastas/vasta/vastat, ojens/ojent, puhu, mahdollist"),
    (Act::Get, "sai/saa/saan/sa, oppi/opi, kuul, vastaanot/vastaanott, otti vastaan, perin/peri, hyödyi, voitt/voit"),
    (Act::Ask, "pyy/pyys/pyyt/pyyd/pyydel, kysy/kys/kysel, ano/anel, tahto/tahdo, halu, tarvits/tarvin, toivo, tiedustel"),
    (Act::Promise, "lup/luv, lupaut/lupaud/lupautu, tarjout/tarjoud/tarjoutu, tarjo, sitout/sitoud/sitoutu, vanno, aiko/aio, ilmoittaut/ilmoittaud, suostu,
        lupail"),
    (Act::Decline, "kieltäyt/kieltäyd/kieltäyty, peru/peruut/peruutt, torju, hylk/hylät, epä/evät, kiels/kielt"),
    (Act::Thank, "kiitt/kiit/kiitel/kiitell"),
    (Act::Lend, "käytt/käyt"),
    (Act::Return, "palautt/palaut, ant/ann/anno/anto takaisin, toi/tuon/tuod/tuom takaisin, maksa/makso takaisin, ant/ann/anno/anto takas, toi/tuon/tuod/tuom takas, maksa/makso takas"),
    (Act::Visit, "tul/tule, kävi/käv/käy, viett/viet, vieraile/vierail"),
    (Act::Meet, "tutustu, tapas/tapaa/tava, kohta/kohtas"),
];

const VERBS_OF_KIND: &[(Act, K, u8, &str)] = &[
    (Act::Introduce, K::Introduction, 4, "esitel/esitell/esittel, tutustut/tutustutt, yhdist, kytk, kytke, saatt/saat yhteen, linkit/linkitt,
        tutustutta"),
    (Act::Lend, K::Loan, 3, "laina/lain, vippa"),
    (Act::Do, K::Loan, 2, "ant käyttää, anto käyttää"),
    (Act::Do, K::Gift, 1, "ant/ann/anno/anto"),
    (Act::Do, K::HandsOnHelp, 1, "autt/aut/autel/autell, avust"),
    (Act::Do, K::HandsOnHelp, 1, "vie/vei"),
    (Act::Do, K::HandsOnHelp, 2, "kanto/kann/kant, muutt/muut, maala/maalat, siivo, nosta/nost, ajo/aja/ajo, kyyditt/kyydit/kyyditse/kyydits, heitt/heit, hoid/hoit, kasa/kasat, pakka/pakat, purk/pura/puri,
        vaht/vahd, kuljett/kuljet, vie lentokentälle, vei lentokentälle, vein lentokentälle, vei sairaalaan, nouta/nouda/nout/noud, hake/hae/haki/hain/haet, ulkoilutt/ulkoilut, kastel, haravoi, remontoi, remppa,
        hakke/hakka, roud, paimens/paiment, tuura/tuuras, kokos/koko, leiko, ruok/ruokk, passas"),
    (Act::Do, K::HandsOnHelp, 3, "katso lapsia, katso lasta, katso koiraa, katso kissaa, ant virtaa, anno virtaa, anto virtaa"),
    (Act::Do, K::HandsOnHelp, 2, "todist, aura"),
    (Act::Do, K::Feedback, 2, "harjoittel/harjoitel/harjoitell, luk/lu/luet/luk, oikolu/oikoluk/oikoluet, kommentoi, arvioi, muokka, tarkist, katso/kato/katto, vilkais, testa/testat, kävi läpi, käv läpi, käy läpi, käyn läpi, kävin läpi, käydä läpi, palautt mieltä, editoi, viimeistel/viimeistell"),
    (Act::Do, K::SkilledWork, 2, "korja/korjat/korj, kään, käänt/käänn/kääns/käänsi, suunnittel/suunnitel/suunnitell, koodas/koodat/kooda, ohjelmoi, valokuvas/valokuvat/valokuva, kuvas/kuvat/kuva, rakens/rakent/rakenn, asens/asent/asenn, ompel/ommel,
        taitto/taita/taitt, tulkka/tulkat, viritt/virit, päivitt/päivit, huols/huolt/huoll, leivo, piirs/piirt/piirr, leikkas/leikka, laski, konfiguroi, analysoi, toteutt/toteut, debuggas"),
    (Act::Do, K::SkilledWork, 1, "kirjoitt/kirjoit, laad/laat, valmist"),
    (Act::Do, K::Advice, 4, "opett/opet, selitt/selit"),
    (Act::Do, K::Advice, 2, "neuvo, sparra/sparrat, mentoroi, valments/valmenn/valment, opast, ohjas/ohja/ohjat, konsultoi, ehdott/ehdot, coachas/coachat, perehdytt/perehdyt"),
    (Act::Do, K::Referral, 3, "suosittel/suositel/suositell, puhu puolesta, puolta/puolsi, ehdott minua, ehdott mua, ehdott mut, ehdott minut, kehu"),
    (Act::Do, K::JobTip, 2, "vinkka/vinkat, vihjas/vihjat/vihja, vinkkaus"),
    (Act::Do, K::Listening, 3, "kuuntel/kuunnel/kuunnell, lohdutt/lohdut, pirist, tuki/tuke/tue, olla tukena, jutel/juttel, oli tukena, olin tukena, lohdu"),
    (Act::Do, K::Hosting, 3, "majoitt/majoit, yövytt/yövyt, kesti/kestitse/kestitsi, emännöi, isännöi, kokka, kokkas/kokat"),
    (Act::Get, K::Hosting, 2, "nukku/nuku, yöpy/yövy, majoittu/majoitu, kyläil"),
    (Act::Do, K::Gift, 2, "lahjoitt/lahjoit, osti/osta/ost, maksa/makso, kustans/kustant, sponsoroi, neulo"),
    (Act::Do, K::Gift, 2, "tarjo kaljat, tarjo kaljan, tarjo oluet, tarjo drinkin, tarjo drinkit"),
    (Act::Do, K::Hosting, 2, "tarjo lounaan, tarjo kahvit, tarjo oluen, tarjo illallisen, tarjo päivällisen, tarjo ruoan, tarjo ruuat"),
    (Act::Do, K::Access, 2, "kutsu, pääst sisään, pääst mukaan, päästi, hommas/hommat/homma lipu, järjest lipu, otti mukaan, otin mukaan"),
    (Act::Do, K::Visibility, 3, "mainost, mainits/mainin/mainit, twiittas/twiitat, jako postauks, hehkutt/hehkut, haastattel/haastatel, nosti esiin, nostin esiin, nostaa esiin, postas/postat, somett, suositti blogissa, promotoi, promota/promoas,
        tägäs/tägä, siteeras, julkais"),
];

const NOUNS: &[(K, u8, &str)] = &[
    (K::Introduction, 4, "esittely, esittelyi, introt, intron, intro, kontakti, tutustuttami"),
    (K::Referral, 3, "suositus/suosituks/suosituk, suosituskirje/suosituskirj, suosittelija, lausunto/lausunno, hyvä sana, referenssi, suosittelu"),
    (K::JobTip, 3, "työpaikkavink/työpaikkavinkk, duunivinkk/duunivink, työpaikkailmoitus/työpaikkailmoituks, työpaik/työpaikk, avoin paikka, duuni/duun, työtarjouks/työtarjous, avoimesta paikasta, rekry, keikka/keika, vakanssi, työvinkk/työvink, toimeksianto/toimeksianno, paikkavinkk/paikkavink,
        asiakasvinkk/asiakasvink, harjoittelupaik/harjoittelupaikk, kesätyö, rekrytointi, avoin työpaik, hakuilmoituks/hakuilmoitus, työilmoituks/työilmoitus"),
    (K::Advice, 2, "vinkk/vink"),
    (K::Advice, 3, "neuvo, ohje/ohj, sparraus/sparrauks, mentoroin, opastus/opastuks, näkemyks/näkemys, valmennus/valmennuks, uraneuvo, sparrailu, konsultaatio, oppitun, neuvonta/neuvonna"),
    (K::Feedback, 3, "palaute/palautte, kommentt/kommentti/kommenti, arvio/arvioi, mielipide/mielipit/mielipid, oikoluku/oikoluvu, koehaastattelu, arviointi/arvioinni, katsaus/katsauks"),
    (K::Feedback, 2, "gradu, cv, ansioluettelo, käsikirjoituks/käsikirjoitus, esityks/esitys, hakemuks/hakemus, apurahahakemuks/apurahahakemus, liiketoimintasuunnitelma/liiketoimintasuunnitelm, kandi, väitöskirja, pitch/pitchi, opinnäyte/opinnäytte,
        luonnos/luonnoks, portfolio, artikkeli/artikkel, essee, dippa, diplomityö, tutkielma, puhe/puhee"),
    (K::SkilledWork, 3, "käännös/käännöks, logo, nettisivu, verkkosivu, kotisivu, veroilmoituks/veroilmoitus, kirjanpito/kirjanpido, koodi/koodei, nettiyhtey, ohjelma, skripti, sopimusluonno, valokuvauks/valokuvaus,
        hääkuv, tietokanta, ompelutyö, excel-tauluko, pyöräkorjauks"),
    (K::SkilledWork, 1, "tietokone/tietokonee, läppäri, tulostin/tulostim, palvelin/palvelim, reititin/reititti"),
    (K::Visibility, 1, "haastattelu"),
    (K::JobTip, 1, "työhaastattelu"),
    (K::JobTip, 2, "haastattelu firmaan, haastattelu yritykseen"),
    (K::Loan, 2, "lainapyyntö/lainapyynnö"),
    (K::HandsOnHelp, 3, "lapsenvaht/lapsenvahd/lapsenvahti/lapsenvahdi, muuttoapu/muuttoavu, koiranhoito/koiranhoido, lastenhoito/lastenhoido, kissanhoito, talkoo/talkoi"),
    (K::HandsOnHelp, 2, "remontti/remonti, apu/avu/avusta, kyyti/kyydi/kyyt/kyyd, muutto/muuto, lentokenttä/lentokentä/lentokent, koira, kissa/kissoj, laps/lapsi/laste, huonekalu, vaatekaappi/vaatekaapi, siivous/siivouks, piha/pihatyö, naapuriapu, pakettiauto, kukka/kukki/kuki, rengas/renkai, muuttolaatik, polttopuu"),
    (K::Listening, 3, "murhe/murhei, huoli/huole, olkapää, kuunteluapu, ero/erost"),
    (K::Hosting, 3, "yöpaik/yöpaikk, majoituks/majoitus, illallis/illalli/illallise/illallinen, sauna/saunail/saunoj, mökkiviikonlo, yösija, kyläily, sohvapaik, vierashuone/vierashuonee, huone/huonee, ruoka/ruoa, päivällis, päivällise, päivällinen, majapaikka/majapaika, brunssi, ravut, rapujuhl"),
    (K::Hosting, 1, "kahvi, lounas/lounaa"),
    (K::Loan, 3, "lainaksi"),
    (K::Loan, 2, "laina"),
    (K::Gift, 3, "lahja/lahjo, synttärilahja, lahjakortti/lahjakorti, kukkakimppu/kukkakimpu, viinipullo, suklaarasia, tuliais/tuliaise, tupaantuliaislahja, kakku/kaku, konvehti"),
    (K::Gift, 1, "kukkia, kukat, kukka"),
    (K::Access, 3, "kutsu, lippu/lipu/lippuj, oopperaliput, vieraslista, nimilista, jäsenyys/jäsenyyde, pääsylippu/pääsylipu, sisäänpääsy, paikkaa pöydä"),
    (K::Visibility, 3, "postauks/postaus, podcast, podcasti, näkyvyys/näkyvyy, jako/jao, blogikirjoituks, haastattelupyynt, maininta/maininna, uutiskirje, mainos/mainoks, juttu lehteen, someka, twiitti/twiiti, julkaisu"),
    (K::Thanks, 5, "kiito/kiitos/kiitoks, kiitoskortti/kiitoskorti, kiitosviesti, kiitoskirje, kiitoskuk"),
];

const WORDS: &[(Sense, &str)] = &[
    (Sense::Me(Some(R::Agent)), "minä, mä, mie, minäkin, me"),
    (Sense::Me(Some(R::Patient)), "minut, minua, mut, mua, meidät, meitä, muo, minuu, itseni, itseäni"),
    (Sense::Me(Some(R::Goal)), "minulle, mulle, meille, minullekin, itselleni, mullekin"),
    (Sense::Me(Some(R::Source)), "minulta, multa, meiltä"),
    (Sense::Me(Some(R::Owner)), "minun, mun, meidän, meiän, mulla, minulla, meillä, oman, omaa, omani"),
    (Sense::Me(Some(R::Topic)), "minusta, musta, meistä, minuun, muhun, meihin"),
    (Sense::Me(Some(R::Company)), "kanssani, kanssamme, puolestani, avukseni, luonani, luonamme, luokseni, luoksemme, tuekseni, apunani"),
    (Sense::Them(None), "hän, hänet, häntä, hänelle, hänen, hänestä, häneltä, hänellä, he, heidät, heitä, heille, heidän, heiltä, se, sen, sille, siltä, sitä, sillä, ne, niille, niitä, niiltä, niiden, toisilleen, toisiinsa, toistensa, sit, joku, jollekin, jonkun, toisensa, keskenään"),
    (Sense::Link(R::Company), "kanssa, kaa, kera, kans"),
    (Sense::Link(R::Through), "kautta, ansiosta, välityksellä, avulla, avustuksella"),
    (Sense::Link(R::Goal), "puolesta, hyväksi, avuksi, tueksi, vuoksi, takia"),
    (Sense::Link(R::By), "toimesta"),
    (Sense::Link(R::Place), "luona, luokse, luo, luota, tykönä, kotona, edessä, vieressä"),
    (Sense::And, "ja, sekä, &, +, eli"),
    (Sense::That, "että, jos, voisko, voisiko, voiko, voisinko, voinko, voisitko, voitko, ehtisikö, ehtiskö, ehtisinkö, saisiko, saisko, saisinko, onko, olisiko, oisko, pystyisikö, pystyiskö, pystyisinkö, voisinks, vois, voisinkohan, kävisikö, haluaisiko, haluaisko, viitsisikö, viitsiskö, pääsisikö, pääsiskö, pääsisinkö, auttaisinko, lainaisinko"),
    (Sense::Turn(Turn::Circumstance), "kun, koska, vaikka"),
    (Sense::Turn(Turn::Contrast), "mutta, vaan"),
    (Sense::Turn(Turn::Sequel), "joten, niin, joka, jonka, jolloin, mut sitten, sillä"),
    (Sense::Act(Act::Decline), "etten ehdi, ettei ehdi, etten voi, ettei voi, etten pysty, ettei pysty, etten pääse, ettei pääse, etten ehtisi, ettei ehtisi, etten ehtinyt, sanoi ei, sanoin ei, sano ei, ei pystynyt, en pystynyt, ei voinut, en voinut, ei ehtinyt, en ehtinyt, ei ehdi, en ehdi, ei pysty, en pysty, ei voi, en voi, jouduin kieltäytymään, joutui kieltäytymään, ei suostunut, en suostunut, ei halunnut, en halunnut, ei päässyt, en päässyt,
        ei kyennyt, en kyennyt, en jaksanut, ei jaksanut, en ehtiny, ei ehtiny, ei pystyny, en pystyny, ei voinu, en voinu, sanoi että ei, sanoin että en, sanoin etten, sanoi ettei, sano ettei, jätin auttamatta, antoi pakit, antoi rukkaset, annoin rukkaset, ei onnistu, ei onnistunut, en pääse, ei pääse"),
    (Sense::Not, "en, ei, emme, eivät, enkä, eikä, ettei, etten, unohti, unohdin, unohtivat, unohdimme"),
    (Sense::Own, "muutti, muuttaa, valmistui, valmistuu"),
    (Sense::Act(Act::Promise), "lupas, pitää, täytyy, pitäisi, pitäs, ajattelin, sanoin voivani, sanoi voivansa, meinasin, sanoin että voin, ottaa hoitaakseen, otin hoitaakseni, otti hoitaakseen, lupauksen, lupaus, olen velkaa, velkaa, muistettava, sanoin ehtiväni"),
    (Sense::Beholden, "velkaa, olen velkaa, oon velkaa, olen palveluksen velkaa, oon palveluksen velkaa, olen kiitollisuudenvelassa"),
    (Sense::Act(Act::Get), "yötä, illallisella, päivällisellä, kylässä, syömässä, saunomassa"),
    (Sense::Act(Act::Do), "ei ottanut mitään, ei ottanu mitään, en ottanut mitään, en ottanu mitään, ei ottanu maksua, ei ottanu rahaa, ei veloittanut, en veloittanut, ei laskuttanut, en laskuttanut, ei ottanut maksua, en ottanut maksua, ei ottanut rahaa, en ottanut rahaa"),
    (Sense::Kind(K::Gift, 1), "ei ottanut mitään, ei ottanu mitään, en ottanut mitään, en ottanu mitään, ei ottanu maksua, ei ottanu rahaa, ei veloittanut, en veloittanut, ei laskuttanut, en laskuttanut, ei ottanut maksua, en ottanut maksua, ei ottanut rahaa, en ottanut rahaa"),
    (Sense::Act(Act::Ask), "odotan, odotamme, odottelen, odotellaan, odotetaan, pyyntö, pyynnön, pyynnöstä, esitti pyynnön, pyynnön"),
    (Sense::Act(Act::Thank), "kiitos, kiitokset, kiitosta, kiitti, sanoin kiitos, sanoin kiitokset, sanoi kiitos, sanoi kiitokset, lähetin kiitokset, lähetti kiitokset"),
    (Sense::Kind(K::Thanks, 5), "kiitos, kiitokset, sanoin kiitos, sanoin kiitokset, sanoi kiitos, sanoi kiitokset, lähetin kiitokset, lähetti kiitokset"),
    (Sense::Kind(K::Introduction, 4), "yhteyksiin, yhteen"),
    (Sense::Kind(K::Access, 2), "pääsyn, pääsy"),
    (Sense::Kind(K::Referral, 3), "hyvän sanan, hyvää sanaa"),
    (Sense::Kind(K::Hosting, 2), "syömässä, saunomassa, yöksi, yötä, yön yli, kylään, kylässä, käymään, nukkua sohvalla, sohvalla, mökille, mökillä, mökki, viikonlopuksi kylään, illalliselle, saunaan, luona yötä"),
    (Sense::Kind(K::Access, 2), "mukaan tapahtumaan, juhliin, vieraaksi, tilaisuuteen, tapahtumaan, klubille, kutsuvieraslistalle, listoille, listalle"),
    (Sense::Kind(K::JobTip, 2), "töitä, työtä, työstä"),
    (Sense::Kind(K::Advice, 1), "miten, kuinka"),
    (Sense::Kind(K::Other, 1), "palvelus, palveluksen, palvelusta"),
    (Sense::Offered, "tarjouksen, tarjous, tarjouksesta, tarjousta, tarjouksensa, tarjoukseni, kutsusta, kutsuni, kutsunsa"),
    (Sense::Withdrawn, "ei tarvita enää, peruin, perui, peruttiin, peruttu, perutaan, peruutin, peruutti, ei enää tarvinnut, ei tarvitse enää, ei tarvinnut enää, veti pois, vedin pois, ei enää tarvitse"),
    // Effort
    (Sense::Cost(Size::Nothing), "ei ollut vaiva eikä mikään, ei vaivaa, ilman vaivaa, ei mitään vaivaa, vaivatta, ei maksanut mitään, ei vaatinut mitään, ei vienyt aikaa, ei ollut vaivaa, ei vaatinut vaivaa, ohimennen, ei vaiva eikä mikään, ei mikään vaiva, ei ollut mikään vaiva, ei tuottanut vaivaa, nolla vaivaa"),
    (Sense::Cost(Size::FiveMinutes), "viisi minuuttia, 5 minuuttia, 5 min, 5min, kymmenen minuuttia, 10 minuuttia, 10 min, 10min, pari minuuttia, muutama minuutti, muutaman minuutin, viitisen minuuttia, varttitunti, vartti, vartin, 15 min, 15 minuuttia, viidessä minuutissa, viiden minuutin, viiden minuutin homma, kymmenessä minuutissa, minuutin, minuutti,
        pikkujuttu, pikku juttu, pieni juttu, pieni homma, nopea homma, nopea, nopeasti, nopean, pikaisesti, pikainen, pikaisen, hetki, hetken, pieni vaiva, pikkuhomma, äkkiä, pikku homma, pikku palvelus, pieni palvelus, helppo juttu, helppo homma, helppo nakki, kymmenen minuutin, kaksi minuuttia, viis minuuttia, viis minsaa, kymmenen minsaa, lyhyesti, viitisentoista minuuttia, viisitoista minuuttia, hetkessä, käden käänteessä, ei vienyt kauan, ei vienyt kauaa, ei mennyt kauan, ei mennyt kauaa, ei kestänyt kauan, ei kestänyt kauaa"),
    (Sense::Cost(Size::AnHour), "tunti, tunnin, tuntia, 1 h, 1h, pari tuntia, parin tunnin, kaksi tuntia, 2 tuntia, 2h, 2 h, noin tunti, noin tunnin, tunnin verran, puoli tuntia, puolisen tuntia, 30 min, 30 minuuttia, tunnissa, tuntikausi, tunnin homma, 45 min, kolme varttia, kolmevarttinen, reilu tunti, reilun tunnin, puolitoista tuntia, puolentoista tunnin, puolessa tunnissa, 20 min, parikymmentä minuuttia, kaks tuntia, kahden tunnin, kaksikymmentä minuuttia, puolen tunnin, kolmekymmentä minuuttia, tunteroisen, 20 minuuttia"),
    (Sense::Cost(Size::HalfADay), "puoli päivää, puolen päivän, puolisen päivää, puolessa päivässä, koko iltapäivän, koko iltapäivä, koko aamupäivän, koko aamupäivä, koko illan, koko ilta, iltapäivän, illan, monta tuntia, useita tuntia, usean tunnin, useita tunteja, tuntikausia, monen tunnin, kolme tuntia, 3 tuntia, 3h, 3 h, neljä tuntia, 4 tuntia, 4h, viisi tuntia, 5 tuntia, muutaman tunnin, muutama tunti,
        iso homma, iso työ, ison työn, iso urakka, isohko homma, paljon työtä, kova homma, iso vaiva, ison homman, tunteja, iso juttu, työläs, aikamoinen homma, melkoinen homma, kolmisen tuntia, melkoinen urakka, aikamoinen urakka, aika iso homma, paljon vaivaa, kuusi tuntia, koko aamun, koko aamu, kolme tuntii, iltapäivä, iso palvelus"),
    (Sense::Cost(Size::Days), "koko päivän, koko päivä, monta päivää, useita päiviä, päiviä, päivän, päivä, pari päivää, parin päivän, kaksi päivää, 2 päivää, kolme päivää, 3 päivää, muutaman päivän, muutama päivä, koko viikonlopun, koko viikonloppu, viikonlopun, viikonloppu, koko viikon, viikon, viikko, viikkoja, pari viikkoa, kaksi viikkoa, päiväkausia, monta iltaa, useita iltoja, valtava homma, valtava urakka, valtava työ,
        hirveä homma, hirveä urakka, jättihomma, jättiurakka, usean päivän, kaks päivää, koko viikko, monen päivän, kahden päivän, kolmen päivän, päivän työ, mieletön homma, järkyttävä homma, tosi iso homma, hirvee homma, hurja urakka, hurja homma, iltakausia, neljä päivää, viisi päivää, kokonaisen päivän, kokonainen päivä, todella iso homma"),
    (Sense::Worth(Size::Days), "merkitsi paljon, merkitsi mulle paljon, merkitsi minulle paljon, merkitsi mulle tosi paljon, merkitsi minulle tosi paljon, merkitsi tosi paljon, suuri apu, iso apu, valtava apu, korvaamaton, korvaamatonta, mieletön apu, todella iso apu, tosi iso apu, korvaamaton apu, säästi päiviä, pelasti päivän, pelasti viikon, kullanarvoinen, merkitsi hänelle paljon, merkitsi hänelle tosi paljon, suuresta avusta, suureksi avuksi, arvokas, arvokasta, pelasti mut, pelasti minut, merkitsee paljon, merkitsee mulle paljon, oli iso apu, kullanarvoista, säästi multa päiviä, hurjan iso apu, merkitsi todella paljon, merkitsi minulle todella paljon"),
    (Sense::Worth(Size::LifeChanging), "muutti elämäni, muutti mun elämän, muutti minun elämäni, mullisti elämäni, mullisti elämän, pelasti henkeni, pelasti elämäni, muutti elämän, elämäni käännekohta, mullisti mun elämän, muutti hänen elämänsä, muutti elämänsä, mullisti hänen elämänsä, muutti koko elämäni, muutti kaiken, mullisti kaiken, muutti sen elämän, muutti koko elämän, pelasti mun elämän"),
    // Channel
    (Sense::Channel(Channel::FaceToFace), "kasvotusten, kasvokkain, livenä, naamatusten, kahvilla, lounaalla, illallisella, kahvin ääressä, oluella, kaljalla, lounaan aikana, toimistolla, paikan päällä, kahveilla, bissellä, saunassa, lounaan ääressä, teellä, aamukahvilla"),
    (Sense::Channel(Channel::Phone), "puhelimessa, puhelimitse, puhelimella, soitti, soitin, soittamalla, puhelussa, soittaa, puhelun, luurissa, puheluna"),
    (Sense::Channel(Channel::Video), "teamsissa, zoomissa, teamsilla, zoomilla, videopuhelussa, videolla, etänä, skypessä, meetissä, teamsin kautta, zoomin kautta, videopuhelulla, videoyhteydellä, google meetissä, teamsitse, videopalaverissa, facetimessa, facetimella, skypellä, videoneuvottelussa, teams-puhelussa, zoom-puhelussa, videon välityksellä, teams-palaverissa"),
    (Sense::Channel(Channel::Message), "whatsappissa, whatsapilla, whatsappilla, viestillä, tekstarilla, tekstiviestillä, linkedinissä, linkedinin kautta, slackissa, signalissa, telegramissa, viestitse, wapissa, whatsapissa, messengerissä, viesti, viestin, tekstiviestin, tekstarin, chatissa, linkkarissa, whatsappviestillä, somessa, yksityisviestillä, yksärillä, instassa, whatsapin kautta, discordissa, pikaviestillä, tekstiviestitse"),
    (Sense::Channel(Channel::Email), "sähköpostilla, sähköpostitse, mailitse, meilillä, maililla, sähköpostin, sähköpostissa, meilitse, s-postilla, emaililla, mailin, meilin, sähköposti, sähköpostiviestillä, mailissa, sähköpostin välityksellä, spostilla, sähköpostina"),
    (Sense::Channel(Channel::Letter), "kirjeellä, kirjeitse, postikortilla, kortilla, kortin, postikortin, kirjeen, postitse, kiitoskortin, kiitoskirjeen, käsin kirjoitettu, kirjeessä, käsin kirjoitetun, kiitoskortilla"),
    // Dates
    (Sense::Date(D::Day(0)), "tänään, tänä aamuna, tänä iltana, äsken, juuri, nyt, tänä iltapäivänä, tänä aamupäivänä, juuri äsken, tänää, aamulla tänään"),
    (Sense::Date(D::Day(-1)), "eilen, eilisiltana, viime yönä, eilisaamuna, eile, eilispäivänä, eilenillalla"),
    (Sense::Date(D::Day(-2)), "toissapäivänä, toissailtana, toissapäivän"),
    (Sense::Date(D::Day(1)), "huomenna, huomiseen, huomiseksi, huomisaamuna, huomisiltana, huomenissa"),
    (Sense::Date(D::Day(2)), "ylihuomenna, ylihuomiseen, ylihuomiseksi"),
    (Sense::Date(D::Weekday(0)), "maanantaina, maanantain, maanantai-iltana, maanantaisin, ma, maanantai, maanantaiaamuna, maanantaita"),
    (Sense::Date(D::Weekday(1)), "tiistaina, tiistain, tiistai-iltana, ti, tiistai, tiistaiaamuna, tiistaita"),
    (Sense::Date(D::Weekday(2)), "keskiviikkona, keskiviikon, keskiviikkoiltana, ke, keskiviikko, keskiviikkoaamuna, keskiviikkoa"),
    (Sense::Date(D::Weekday(3)), "torstaina, torstain, torstai-iltana, to, torstai, torstaiaamuna, torstaita"),
    (Sense::Date(D::Weekday(4)), "perjantaina, perjantain, perjantai-iltana, pe, perjantai, perjantaiaamuna, perjantaita"),
    (Sense::Date(D::Weekday(5)), "lauantaina, lauantain, lauantai-iltana, la, lauantai, lauantaiaamuna, lauantaita"),
    (Sense::Date(D::Weekday(6)), "sunnuntaina, sunnuntain, sunnuntai-iltana, su, sunnuntai, sunnuntaiaamuna, sunnuntaita"),
    (Sense::Date(D::WeekdayDue(0)), "maanantaihin, maanantaiksi, maanantaiks, maanantaille"),
    (Sense::Date(D::WeekdayDue(1)), "tiistaihin, tiistaiksi, tiistaiks, tiistaille"),
    (Sense::Date(D::WeekdayDue(2)), "keskiviikkoon, keskiviikoksi, keskiviikoks, keskiviikolle"),
    (Sense::Date(D::WeekdayDue(3)), "torstaihin, torstaiksi, torstaiks, torstaille"),
    (Sense::Date(D::WeekdayDue(4)), "perjantaihin, perjantaiksi, perjantaiks, perjantaille"),
    (Sense::Date(D::WeekdayDue(5)), "lauantaihin, lauantaiksi, lauantaiks, lauantaille"),
    (Sense::Date(D::WeekdayDue(6)), "sunnuntaihin, sunnuntaiksi, sunnuntaiks, sunnuntaille"),
    (Sense::Date(D::Month(1)), "tammikuussa, tammikuun, tammikuuta, tammikuuhun, tammikuu"),
    (Sense::Date(D::Month(2)), "helmikuussa, helmikuun, helmikuuta, helmikuuhun, helmikuu"),
    (Sense::Date(D::Month(3)), "maaliskuussa, maaliskuun, maaliskuuta, maaliskuuhun, maaliskuu"),
    (Sense::Date(D::Month(4)), "huhtikuussa, huhtikuun, huhtikuuta, huhtikuuhun, huhtikuu"),
    (Sense::Date(D::Month(5)), "toukokuussa, toukokuun, toukokuuta, toukokuuhun, toukokuu"),
    (Sense::Date(D::Month(6)), "kesäkuussa, kesäkuun, kesäkuuta, kesäkuuhun, kesäkuu"),
    (Sense::Date(D::Month(7)), "heinäkuussa, heinäkuun, heinäkuuta, heinäkuuhun, heinäkuu"),
    (Sense::Date(D::Month(8)), "elokuussa, elokuun, elokuuta, elokuuhun, elokuu"),
    (Sense::Date(D::Month(9)), "syyskuussa, syyskuun, syyskuuta, syyskuuhun, syyskuu"),
    (Sense::Date(D::Month(10)), "lokakuussa, lokakuun, lokakuuta, lokakuuhun, lokakuu"),
    (Sense::Date(D::Month(11)), "marraskuussa, marraskuun, marraskuuta, marraskuuhun, marraskuu"),
    (Sense::Date(D::Month(12)), "joulukuussa, joulukuun, joulukuuta, joulukuuhun, joulukuu"),
    (Sense::Date(D::Season(1)), "talvella, talvena, talven"),
    (Sense::Date(D::Season(4)), "keväällä, keväänä, kevään, kevääseen"),
    (Sense::Date(D::Season(7)), "kesällä, kesänä, kesän, kesään"),
    (Sense::Date(D::Season(10)), "syksyllä, syksynä, syksyn, syksyyn"),
    (Sense::Date(D::Feast(12, 24)), "jouluna, jouluaattona, jouluun, joulun, jouluksi, joulua"),
    (Sense::Date(D::Feast(12, 25)), "joulupäivänä"),
    (Sense::Date(D::Feast(12, 31)), "uudenvuodenaattona"),
    (Sense::Date(D::Feast(1, 1)), "uutenavuotena, uudenvuodenpäivänä"),
    (Sense::Date(D::Feast(5, 1)), "vappuna, vapuksi"),
    (Sense::Date(D::Feast(12, 6)), "itsenäisyyspäivänä"),
    (Sense::Date(D::Feast(6, 20)), "juhannuksena"),
    (Sense::Date(D::Easter), "pääsiäisenä, pääsiäiseen, pääsiäiseksi, pääsiäistä, pääsiäissunnuntaina"),
    (Sense::Date(D::Unit(Unit::Day)), "päivä, päivää, päivän, päivänä"),
    (Sense::Date(D::Unit(Unit::Week)), "viikko, viikkoa, viikon, viikolla, viikkoon, viikoksi, viikoll"),
    (Sense::Date(D::Unit(Unit::Weekend)), "viikonloppu, viikonlopun, viikonloppua"),
    (Sense::Date(D::Unit(Unit::Month)), "kuukausi, kuukautta, kuukauden, kuussa, kuun, kuukaudessa, kuuhun, kk"),
    (Sense::Date(D::Unit(Unit::Year)), "vuosi, vuotta, vuoden, vuonna, vuoteen, vuodessa"),
    (Sense::Date(D::Weekend), "viikonloppuna, viikonloppuun, viikonlopuksi"),
    (Sense::Date(D::LastUnit(2, Unit::Week)), "toissaviikolla, toissa viikolla"),
    (Sense::Date(D::LastUnit(2, Unit::Month)), "toissakuussa, toissa kuussa"),
    (Sense::Date(D::LastUnit(2, Unit::Year)), "toissavuonna, toissa vuonna"),
    (Sense::Date(D::Number(1)), "yksi, yhden, yks"),
    (Sense::Date(D::Number(2)), "kaksi, kahden, pari, parin, kaks"),
    (Sense::Date(D::Number(3)), "kolme, kolmen, muutama, muutaman"),
    (Sense::Date(D::Number(4)), "neljä, neljän"),
    (Sense::Date(D::Number(5)), "viisi, viiden, viis"),
    (Sense::Date(D::Number(6)), "kuusi, kuuden"),
    (Sense::Date(D::Number(7)), "seitsemän"),
    (Sense::Date(D::Number(8)), "kahdeksan"),
    (Sense::Date(D::Number(9)), "yhdeksän"),
    (Sense::Date(D::Number(10)), "kymmenen"),
    (Sense::Date(D::Vague), "pari, parin, muutama, muutaman"),
    (Sense::Date(D::Last), "viime, edellisenä, menneenä, viime vuoden, viimeviikon"),
    (Sense::Date(D::Next), "ensi, tulevana, seuraavana, tulevaan, ens, seuraavaan"),
    (Sense::Date(D::This), "tänä, tällä, tässä, tämän, tähän, tän, täs"),
    (Sense::Date(D::Ago), "sitten, sit, takaperin"),
    (Sense::Date(D::Ahead), "päästä, kuluttua, kuluessa, sisällä, sisään"),
    (Sense::Date(D::Due), "mennessä, asti, saakka, viimeistään, ennen, menness"),
    (Sense::Date(D::End), "lopussa, loppuun, lopulla, loppupuolella, loppuun mennessä, lopuksi"),
    (Sense::Date(D::Part), "alussa, puolivälissä, alkuun, alkupuolella"),
    (Sense::Date(D::About), "noin, suunnilleen, joskus, arviolta, n, ehkä, jotain"),
    (Sense::Date(D::On), "vuonna, vuoden"),
    (Sense::Date(D::Hour), "aamulla, illalla, iltana, aamuna, iltapäivällä, aamupäivällä, yöllä, päivällä"),
    (Sense::Filler, "muuten"),
    (Sense::Kin, "naapurin, naapuri, serkku, serkkuni, sisko, siskoni, veli, veljeni, äiti, äitini, isä, isäni, vaimo, vaimoni, mies, mieheni, puoliso, puolisoni, tytär, tyttäreni, poika, poikani, kaveri, kaverini, ystävä, ystäväni, kollega, kollegani, pomo, pomoni, setä, setäni, täti, tätini, eno, enoni, mummo, mummoni, vaari, vaarini, tyttöystävä, poikaystävä, kämppis, kämppikseni, anoppi, anoppini, appi, appeni, kummi, kummini, tuttu, tuttuni"),
    (Sense::Skip, "muuten, sanoi, sanoin, sano, sanoivat, olen, oon, olin, olimme, ollaan, oltiin, olemme, olisin, olivat, ovat, oo, tosi, hyvä, hyvän, hyviä, hyvää, iso, ison, isoa, pieni, pienen, vanha, vanhan, vanhaa, uusi, uuden, uutta, oli, olin, on, meni, menee, vei, kesti, paljon, vähän, kovasti, todella, kiva, ihana, ihanan, kivan, myös, taas, vielä, jo, aika, että, avoimesta, avoin, yksi, asia, asiaa, asiassa, juttu, juttua, koko, kaikki, mukavasti,
        töissä, töihin, töistä, työ, työn, uusista, uudesta, lentokentälle, lentoasemalle, asemalle, kotiin, sairaalaan, kaupasta, keittiön, keittiötä, ystäväni, ystävälleen, siskoni, veljeni, äitini, isäni, pomolleen, pomolle, tuttavani, tuttu, tutulle, naapuri, lopulta, yhtenä, kiireinen, kiire, vaiva, vaivaa, homma, urakka, apuna, ihan, siis, sitten, sen, tämä, tuo, ollut, ole, elämä, toi, ainoa, ainoan, ainoaa"),
];

/// Names by which a stranger is told from a firm, and whose nominative is not
/// always what is left of a form; folded. Those of `domain::nickname` are known
/// as well.
pub(super) const GIVEN_NAMES: &str = "aada aaron aatu ada ahti aila aili aino airi aki aleksi alina alma amanda ana anja anna anne anneli annika annu anssi antti anton antto
    arja armi arto arttu asta atte auli aune aura bengt bertil bertta birgit bjorn carl carola cecilia daniel david dag eero eetu eeva eija eila einari eino elias elina elisa ella
    elli elma elna emil emilia emma emmi enni erik erika erja erkki erno esa esko essi eva eveliina fanni frans fredrik greta gunilla gunnar gustav hanna hannele hannes harri heidi heikki
    heini helena helga helka heli helmi helvi henna henri henrik henry heta hilja hilkka hilma iida iina iiris iiro ilkka ilmari ilona ilpo ilse inka inkeri irene irina iris irja irma isak iivari ismo
    jaakko jaana jan jani janina janita janne jari jarkko jarmo jarno jenna jenni jere jesse jimi joel johan johanna joni jonna joona joonas jorma jouko jouni juha juhani juho jukka julia juri jussi juuso jyri jyrki
    kaarina kaarlo kai kaija kaisa kaj kalervo kalevi kalle karri kari karin karita karl karoliina kasper katariina kati katja katri kauko keijo kerttu kim kimmo kira kirsi kirsti klaus konsta kosti krista kristian
    kristiina kukka kyllikki kyosti lari lars lasse laura lauri lea leena leevi leila lempi lenni leo liisa lilja linnea lotta luka lyyli maaret maaria maarit maija malla manu maria marianne mari marika marita
    marja marjatta marjo marjut marko markku markus markus martta martti mathias matias matilda matleena matti mauno mauri meeri melissa meri merja mervi mia mika mikael mikko miia miika milja milla minna mira mirja mirjam miro mirva mona monika
    nea nelli nette niilo niina niko nils nina noora nora olavi olga oili oiva olli onerva onni oona oskari osmo ossi otso otto outi paavo panu pasi pauli paula pauliina pekka pentti perttu pertti petra petri petteri pia pihla piia pinja pirita pirjo pirkko
    piritta pontus paivi paivikki raakel raija raili raimo raine raisa rami ransu rasmus rauha rauni rauno reetta reijo reino riikka riina riitta riku risto ritva robin roni roosa roope rosa rune saana saara saija saku sakari salla sami samu samuel samuli sanna sanni santeri santtu sara sari satu sauli
    sebastian seija selma seppo siiri simo sini sinikka sirkka sirpa sisko sofia sonja soile stefan sten sulo suvi svante sven sylvi taina taisto taneli tapani tapio tarja taru tatu teemu teija teppo terhi tero terttu tiia tiina timo tiitus toini toivo tomi tommi tuija tuire tuomas tuomo tuula tuulia tyyne
    ulla ulrika unto urho urpo uuno valma valtteri vappu veera veijo veikko veli venla verneri vesa vieno viivi vilho vilja ville vilma viola virpi virva voitto vuokko vaino yrjo";

/// Given names that are words as well, in one language or the other; folded.
/// Written small they are those words.
pub(super) const NAMES_AND_WORDS: &[&str] = &[
    "satu", "toivo", "marja", "meri", "lumi", "kukka", "rauha", "onni", "oiva", "sulo", "helmi", "aura", "suvi", "sisko", "valma", "lempi", "vieno", "taisto", "voitto", "veli", "tuuli", "pilvi", "ilma", "paula", "lahja", "taimi",
    "impi", "tahvo", "vappu", "loviisa", "sini", "minna", "mika", "kanta", "bill", "mark", "grant", "frank", "drew", "jack", "gene", "dolly", "penny", "will", "rose", "dick", "dean", "june", "april", "grace", "hope", "faith", "joy",
    "rick", "rusty", "sandy", "stew", "ginger", "peter", "rush", "bert", "pate", "mara", "make", "late", "kake", "rami", "jake", "arska", "manu", "masa", "kata", "inka", "taru", "harri", "tapa", "topi", "pihla", "salla", "liina", "hilla", "kurt",
];
