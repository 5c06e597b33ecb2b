//! What people do for each other, in English and Finnish.
//!
//! In English `{her}` and `{them}` stand for *her* or *his*, *her* or *him*.
//! Finnish needs neither, and no name is bent.

/// Between whom a favour is likely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    Work,
    Home,
    Any,
}
use Setting::{Any, Home, Work};

pub(super) struct Text {
    pub(super) kind: &'static str,
    pub(super) setting: Setting,
    /// To the giver.
    pub(super) cost: &'static str,
    /// To whom it was done.
    pub(super) value: &'static str,
    /// English and Finnish, as the giver notes it.
    pub(super) given: [&'static str; 2],
    /// English and Finnish, as the receiver notes it.
    pub(super) taken: [&'static str; 2],
}

const fn text(
    kind: &'static str, setting: Setting, cost: &'static str, value: &'static str, given: [&'static str; 2], taken: [&'static str; 2],
) -> Text {
    Text { kind, setting, cost, value, given, taken }
}

pub(super) const TEXTS: &[Text] = &[
    text("referral", Work, "five_minutes", "days", ["Recommended {them} to a client who needed a new website", "Suosittelin asiakkaalle, joka tarvitsi uudet verkkosivut"], ["Recommended me to a client of the agency", "Suositteli minua toimiston asiakkaalle"]),
    text("referral", Work, "an_hour", "days", ["Wrote {them} a reference for the new job", "Kirjoitin suosituskirjeen uutta työpaikkaa varten"], ["Wrote me a reference", "Kirjoitti minulle suosituksen"]),
    text("referral", Work, "five_minutes", "half_a_day", ["Sent a new customer {her} way", "Ohjasin uuden asiakkaan"], ["Sent a customer my way after the fair", "Ohjasi minulle asiakkaan messujen jälkeen"]),
    text("referral", Any, "five_minutes", "an_hour", ["Named a plumber who actually comes", "Kerroin putkimiehestä, joka oikeasti tulee"], ["Named a dentist worth the queue", "Neuvoi hyvän hammaslääkärin"]),
    text("job_tip", Work, "five_minutes", "life_changing", ["Told {them} of a post before it was advertised", "Vinkkasin paikasta ennen kuin se tuli hakuun"], ["Told me of the opening at the city architect's office", "Vinkkasi kaupungin avoimesta paikasta"]),
    text("job_tip", Work, "five_minutes", "half_a_day", ["Passed on a call for freelance translators", "Välitin haun freelance-kääntäjille"], ["Sent me the tender before the deadline", "Lähetti tarjouspyynnön ajoissa"]),
    text("job_tip", Any, "five_minutes", "days", ["Found {her} son a summer job at the garden centre", "Löysin pojalle kesätyön puutarhalta"], ["Told my daughter about a traineeship", "Kertoi tyttärelleni harjoittelupaikasta"]),
    text("advice", Work, "an_hour", "half_a_day", ["Talked through {her} pricing over lunch", "Mietimme hinnoittelua lounaalla"], ["Talked me through asking for a raise", "Neuvoi, miten pyytää palkankorotusta"]),
    text("advice", Work, "an_hour", "days", ["Explained how the grant application is judged", "Selitin, miten apurahahakemukset arvioidaan"], ["Explained the grant form line by line", "Kävi apurahalomakkeen kanssani läpi"]),
    text("advice", Work, "five_minutes", "an_hour", ["Answered a question on copyright", "Vastasin tekijänoikeuskysymykseen"], ["Answered my question on VAT", "Vastasi arvonlisäverokysymykseeni"]),
    text("advice", Home, "an_hour", "half_a_day", ["Helped {them} choose a used car", "Autoin valitsemaan käytetyn auton"], ["Came along to look at a flat", "Lähti mukaan asuntonäyttöön"]),
    text("advice", Any, "an_hour", "days", ["Went through the mortgage offers with {them}", "Kävimme lainatarjoukset läpi"], ["Helped me compare the mortgage offers", "Auttoi vertaamaan lainatarjouksia"]),
    text("feedback", Work, "half_a_day", "days", ["Read {her} thesis", "Luin opinnäytetyön"], ["Read my thesis and marked every page", "Luki opinnäytteeni ja merkitsi joka sivun"]),
    text("feedback", Work, "an_hour", "half_a_day", ["Commented on {her} talk before the conference", "Kommentoin esitystä ennen konferenssia"], ["Listened to my pitch and asked the hard questions", "Kuunteli pitchini ja kysyi vaikeat kysymykset"]),
    text("feedback", Work, "an_hour", "half_a_day", ["Went through {her} CV", "Kävin ansioluettelon läpi"], ["Went through my CV", "Kävi ansioluetteloni läpi"]),
    text("feedback", Work, "five_minutes", "an_hour", ["Tried the new booking page and told what broke", "Kokeilin uutta varaussivua ja kerroin, mikä ei toiminut"], ["Tested the beta on an old phone", "Testasi beetan vanhalla puhelimella"]),
    text("feedback", Any, "half_a_day", "half_a_day", ["Read the first chapters of {her} novel", "Luin romaanin ensimmäiset luvut"], ["Read my short stories", "Luki novellini"]),
    text("skilled_work", Work, "days", "days", ["Designed the logo for {her} new firm", "Suunnittelin logon uudelle yritykselle"], ["Set up the accounts of our association", "Laittoi yhdistyksemme kirjanpidon kuntoon"]),
    text("skilled_work", Work, "half_a_day", "days", ["Fixed the spreadsheet that sends the invoices", "Korjasin laskut lähettävän taulukon"], ["Translated our brochure into Swedish", "Käänsi esitteemme ruotsiksi"]),
    text("skilled_work", Home, "half_a_day", "half_a_day", ["Put up {her} bookshelves", "Asensin kirjahyllyt"], ["Rewired the lamp in the hall", "Korjasi eteisen valaisimen"]),
    text("skilled_work", Home, "an_hour", "half_a_day", ["Got the old laptop going again", "Sain vanhan kannettavan taas toimimaan"], ["Got our router to behave", "Sai reitittimemme kuriin"]),
    text("skilled_work", Any, "half_a_day", "half_a_day", ["Took the photos at {her} birthday", "Kuvasin syntymäpäivät"], ["Took my portrait for the website", "Otti minusta kuvan verkkosivuille"]),
    text("hands_on_help", Home, "half_a_day", "half_a_day", ["Carried boxes when {she} moved", "Kannoin laatikoita muutossa"], ["Helped us move, third floor, no lift", "Auttoi muutossa, kolmas kerros ilman hissiä"]),
    text("hands_on_help", Home, "an_hour", "an_hour", ["Watered the plants for a week", "Kastelin kukat viikon ajan"], ["Fed the cat while we were away", "Ruokki kissan, kun olimme matkoilla"]),
    text("hands_on_help", Home, "half_a_day", "half_a_day", ["Looked after the children for an evening", "Hoidin lapsia illan"], ["Took our children to the swimming school", "Vei lapsemme uimakouluun"]),
    text("hands_on_help", Any, "five_minutes", "an_hour", ["Gave {them} a lift to the station", "Heitin asemalle"], ["Gave me a lift from the airport", "Haki minut lentokentältä"]),
    text("hands_on_help", Work, "half_a_day", "half_a_day", ["Stood at {her} stand for a morning", "Päivystin messuosastolla aamupäivän"], ["Stood in for me at the meeting in Turku", "Tuurasi minua Turun kokouksessa"]),
    text("hands_on_help", Home, "days", "days", ["Painted the boathouse together", "Maalasimme venevajan"], ["Helped build the sauna terrace", "Auttoi saunan terassin rakentamisessa"]),
    text("listening", Home, "an_hour", "half_a_day", ["A long call when the redundancies began", "Pitkä puhelu, kun irtisanomiset alkoivat"], ["Listened when I could not decide", "Kuunteli, kun en osannut päättää"]),
    text("listening", Home, "half_a_day", "days", ["Walked around the lake and listened", "Kävelimme järven ympäri ja kuuntelin"], ["Stayed up the whole night with me", "Valvoi kanssani koko yön"]),
    text("listening", Any, "an_hour", "an_hour", ["Coffee after a hard week", "Kahvit raskaan viikon jälkeen"], ["Coffee, and an ear, after the appraisal", "Kahvit ja kuunteleva korva kehityskeskustelun jälkeen"]),
    text("hosting", Home, "half_a_day", "half_a_day", ["Dinner at ours with the whole family", "Koko perhe meillä illallisella"], ["Had us to the island for midsummer", "Kutsui meidät juhannukseksi saareen"]),
    text("hosting", Home, "an_hour", "half_a_day", ["{She} slept on our sofa for the conference", "Nukkui meillä sohvalla konferenssin ajan"], ["Let me stay two nights in Tampere", "Majoitti minut kaksi yötä Tampereella"]),
    text("hosting", Work, "an_hour", "an_hour", ["Lent our meeting room for {her} workshop", "Annoin kokoushuoneemme työpajaa varten"], ["Gave me a desk for the week", "Antoi työpisteen viikoksi"]),
    text("loan", Home, "nothing", "an_hour", ["Lent the trailer", "Lainasin peräkärryä"], ["Lent me the long ladder", "Lainasi pitkiä tikkaita"]),
    text("loan", Home, "nothing", "half_a_day", ["Lent {them} our car for the weekend", "Lainasin auton viikonlopuksi"], ["Lent us the cabin for a week", "Lainasi mökkiä viikoksi"]),
    text("loan", Any, "nothing", "an_hour", ["Lent {them} a book on negotiation", "Lainasin kirjan neuvottelemisesta"], ["Lent me a suit for the gala", "Lainasi minulle puvun juhlaan"]),
    text("loan", Work, "nothing", "half_a_day", ["Lent the projector for {her} course", "Lainasin projektorin kurssille"], ["Lent a camera for the shoot", "Lainasi kameran kuvauksiin"]),
    text("gift", Home, "an_hour", "an_hour", ["A jar of cloudberries from the north", "Purkki lakkoja pohjoisesta"], ["Knitted socks for the baby", "Neuloi vauvalle sukat"]),
    text("gift", Home, "five_minutes", "five_minutes", ["Flowers for the new home", "Kukkia uuteen kotiin"], ["Brought rye bread and a good cheese", "Toi ruisleipää ja hyvää juustoa"]),
    text("gift", Any, "five_minutes", "an_hour", ["Gave {them} our old pram", "Annoin vanhat lastenrattaamme"], ["Gave us tickets to the opera", "Antoi meille liput oopperaan"]),
    text("access", Work, "five_minutes", "half_a_day", ["Got {them} a seat at the sold-out seminar", "Järjestin paikan loppuunmyytyyn seminaariin"], ["Got me a guest pass to the trade fair", "Järjesti minulle vieraslipun messuille"]),
    text("access", Work, "five_minutes", "half_a_day", ["Invited {them} to the founders' breakfast", "Kutsuin yrittäjien aamiaiselle"], ["Invited me to the chamber of commerce evening", "Kutsui minut kauppakamarin iltaan"]),
    text("access", Any, "five_minutes", "an_hour", ["Got {them} into the tennis club as a guest", "Vein vieraaksi tenniskerhoon"], ["Took me along to the choir's rehearsal", "Otti minut mukaan kuoron harjoituksiin"]),
    text("visibility", Work, "five_minutes", "an_hour", ["Shared {her} article with a few words of my own", "Jaoin artikkelin omin saatesanoin"], ["Shared my post with a wide audience", "Jakoi kirjoitukseni laajalle joukolle"]),
    text("visibility", Work, "half_a_day", "days", ["Had {them} as a guest on the podcast", "Kutsuin vieraaksi podcastiin"], ["Interviewed me for the members' magazine", "Haastatteli minua jäsenlehteen"]),
    text("visibility", Work, "five_minutes", "half_a_day", ["Proposed {them} as a speaker", "Ehdotin puhujaksi"], ["Named me in the panel as an example", "Mainitsi minut paneelissa esimerkkinä"]),
    text("thanks", Any, "five_minutes", "five_minutes", ["Wrote a thank-you card", "Kirjoitin kiitoskortin"], ["A card of thanks, by post", "Kiitoskortti, ihan postissa"]),
    text("thanks", Any, "five_minutes", "an_hour", ["Lunch on me, as thanks", "Tarjosin lounaan kiitokseksi"], ["Took me to lunch as thanks", "Vei lounaalle kiitokseksi"]),
    text("thanks", Work, "five_minutes", "an_hour", ["Thanked {them} in front of the team", "Kiitin koko tiimin edessä"], ["Thanked me in the closing words", "Kiitti minua loppusanoissa"]),
    text("other", Any, "an_hour", "an_hour", ["Signed as a witness at the notary's", "Olin todistajana kauppakirjassa"], ["Signed as a witness to my will", "Todisti testamenttini"]),
    text("other", Home, "five_minutes", "an_hour", ["Kept the spare key", "Säilytin vara-avainta"], ["Took in a parcel for us", "Otti pakettimme vastaan"]),
    text("other", Any, "half_a_day", "days", ["Ran the half marathon at {her} side", "Juoksin puolimaratonin rinnalla"], ["Practised Spanish with me every week", "Harjoitteli kanssani espanjaa joka viikko"]),
];

/// Favours that have not been done, in words that fit whether they are asked,
/// promised or declined, and by whom.
pub(super) const OPEN: &[(&str, &str, &str, [&str; 2])] = &[
    ("feedback", "an_hour", "half_a_day", ["A look over the job application", "Työhakemuksen kommentointi"]),
    ("feedback", "half_a_day", "days", ["Comments on the draft report", "Kommentit raporttiluonnokseen"]),
    ("referral", "five_minutes", "days", ["A word with the head of sales", "Suositus myyntijohtajalle"]),
    ("referral", "five_minutes", "half_a_day", ["The name of a good tax adviser", "Hyvän veroneuvojan nimi"]),
    ("advice", "an_hour", "half_a_day", ["An hour on the business plan", "Tunti liiketoimintasuunnitelman ääressä"]),
    ("advice", "an_hour", "half_a_day", ["A call about working abroad", "Puhelu ulkomailla työskentelystä"]),
    ("skilled_work", "half_a_day", "days", ["A new front page for the website", "Uusi etusivu verkkosivuille"]),
    ("hands_on_help", "half_a_day", "half_a_day", ["A pair of hands at the move", "Muuttoapu"]),
    ("hands_on_help", "an_hour", "an_hour", ["The dog for a weekend", "Koiran hoito viikonlopun ajan"]),
    ("loan", "nothing", "half_a_day", ["The trailer for Saturday", "Peräkärry lauantaiksi"]),
    ("hosting", "an_hour", "half_a_day", ["A bed during the fair", "Yösija messujen ajaksi"]),
    ("access", "five_minutes", "half_a_day", ["A seat at the autumn seminar", "Paikka syysseminaariin"]),
    ("visibility", "five_minutes", "an_hour", ["A few lines in the newsletter", "Muutama rivi uutiskirjeeseen"]),
    ("job_tip", "five_minutes", "days", ["Word when the post opens", "Vinkki, kun paikka aukeaa"]),
];

/// Why two or three people should meet, as who brings them together notes it.
pub(super) const INTRODUCED: &[[&str; 2]] = &[
    ["Both work on district heating", "Molemmilla on töitä kaukolämmön parissa"],
    ["One has a flat, the other needs one", "Toisella on asunto, toinen etsii"],
    ["One needs a designer, the other a first client", "Toinen tarvitsee suunnittelijaa, toinen ensimmäistä asiakasta"],
    ["Both are starting a podcast", "Molemmat aloittelevat podcastia"],
    ["Same seminar, same questions", "Sama seminaari, samat kysymykset"],
    ["Both just moved to Turku with small children", "Molemmat juuri muuttaneet Turkuun pienten lasten kanssa"],
    ["A mentor for one, a fresh eye for the other", "Toiselle mentori, toiselle tuore näkökulma"],
    ["About the spring concert", "Kevätkonsertin takia"],
    ["A board seat and someone who would fill it well", "Hallituspaikka ja siihen sopiva ihminen"],
    ["One sells the firm, the other looks for one", "Toinen myy yritystä, toinen etsii ostettavaa"],
];
pub(super) const INTRODUCED_THREE: &[[&str; 2]] = &[
    ["A table of three on hiring abroad", "Kolmen pöytä: rekrytointi ulkomailta"],
    ["The makings of a board-game evening", "Lautapeli-illan ainekset"],
    ["All three restore old wooden houses", "Kaikki kolme kunnostavat vanhoja puutaloja"],
];

/// The same as whoever is introduced notes it.
pub(super) const INTRODUCED_ME: &[[&str; 2]] = &[
    ["Over lunch, at the harbour", "Lounaalla satamassa"],
    ["At the autumn fair", "Syysmessuilla"],
    ["By e-mail, about the hiring", "Sähköpostilla, rekrytoinnin takia"],
    ["A possible client", "Mahdollinen asiakas"],
    ["An investor who knows the trade", "Alaa tunteva sijoittaja"],
    ["At the housewarming", "Tupaantuliaisissa"],
    ["The chair of the choir", "Kuoron puheenjohtaja"],
    ["A colleague from the years in Oulu", "Kollega Oulun vuosilta"],
];

pub(super) const KINDS: &[(&str, u32)] = &[
    ("introduction", 14), ("referral", 9), ("job_tip", 5), ("advice", 16), ("feedback", 11), ("skilled_work", 8), ("hands_on_help", 12),
    ("listening", 6), ("hosting", 6), ("loan", 5), ("gift", 4), ("access", 6), ("visibility", 4), ("thanks", 4), ("other", 2),
];
