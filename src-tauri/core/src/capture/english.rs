//! The English words.

use super::lexicon::Tables;
use super::sense::{Act, DateWord as D, Form, Relation, Sense, Turn, Unit};
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
    verb_ending: |_| None,
    noun_ending: |_| false,
};

/// The rest of a verb by rule: *help, helps, helped, helping*. Where it has
/// forms of its own they are given: *give/gave/given*.
fn conjugate(verb: &str) -> Vec<(String, Form)> {
    let mut forms = verb.split('/');
    let base = forms.next().unwrap_or(verb);
    let past = forms.next();
    let mut all = vec![(base.to_owned(), Form::Base), (with_s(base), Form::Third)];
    let stem = match base.as_bytes() {
        [.., b'e', b'e'] => base.to_owned(),
        [.., b'e'] => base[..base.len() - 1].to_owned(),
        _ => doubled(base),
    };
    all.push((format!("{stem}ing"), Form::Ing));
    match past {
        Some(past) => all.push((past.to_owned(), Form::Past)),
        None => {
            let past = match (base.strip_suffix('y'), base.ends_with("ee")) {
                (Some(head), _) if !head.ends_with(vowel) => format!("{head}ied"),
                (_, true) => format!("{base}d"),
                _ => format!("{stem}ed"),
            };
            all.push((past, Form::Past));
        }
    }
    all.extend(forms.map(|form| (form.to_owned(), Form::Past)));
    all
}

fn decline(noun: &str) -> Vec<String> {
    vec![noun.to_owned(), with_s(noun)]
}

fn vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

fn with_s(word: &str) -> String {
    match word.strip_suffix('y') {
        Some(head) if !head.ends_with(vowel) => format!("{head}ies"),
        _ if ["s", "x", "z", "ch", "sh", "go", "do"].iter().any(|end| word.ends_with(end)) => format!("{word}es"),
        _ => format!("{word}s"),
    }
}

/// *plan, planned*: one short syllable.
fn doubled(base: &str) -> String {
    let letters: Vec<char> = base.chars().collect();
    match letters[..] {
        [.., a, b, c] if !vowel(a) && vowel(b) && !vowel(c) && !matches!(c, 'w' | 'x' | 'y')
            && letters.iter().filter(|c| vowel(**c)).count() == 1 => format!("{base}{c}"),
        [.., 'r', 'e', 'f', 'e', 'r'] => format!("{base}r"),
        _ => base.to_owned(),
    }
}

const VERBS: &[(Act, &str)] = &[
    (Act::Do, "send/sent, do/did/done, make/made, pass, pass on, bring/brought, show/showed/shown,
        take/took/taken, hand, let/let, forward, find/found, arrange, organise, organize, put/put, provide, handle,
        sort, sort out, deliver, get back to, call, phone, ring/rang/rung, email, e-mail, text, message, meet up, work, order, save,
        join, run/ran, cut/cut, keep/kept, film, record, leave/left, prepare, print, sign, talk, speak/spoke/spoken"),
    (Act::Get, "get/got/gotten, receive, learn/learned/learnt, accept, win/won, hear/heard, benefit, have/had"),
    (Act::Ask, "ask, request, beg/begged, enquire, inquire, wonder, need, want"),
    (Act::Promise, "promise, offer, agree, volunteer, commit/committed, pledge, undertake/undertook, swear/swore/sworn, plan/planned,
        remember, owe a favour"),
    (Act::Decline, "decline, refuse, turn down, reject, pass up"),
    (Act::Thank, "thank"),
    (Act::Meet, "meet/met, get to know, got to know"),
    (Act::Lend, "use"),
    (Act::Return, "return, give/gave back, bring/brought back, pay/paid back"),
    (Act::Visit, "come/came, stay/stayed, spend/spent, visit/visited"),
];

const VERBS_OF_KIND: &[(Act, K, u8, &str)] = &[
    (Act::Introduce, K::Introduction, 4, "introduce, intro, intro'd, connect, put/put in touch, put/put in contact, put/put in touch with, put/put in contact with, acquaint,
        match up, match"),
    (Act::Introduce, K::Introduction, 2, "hook up"),
    (Act::Do, K::Other, 1, "return the favour, return the favor"),
    (Act::Do, K::HandsOnHelp, 4, "lend/lent hand"),
    (Act::Do, K::HandsOnHelp, 1, "help, help out, assist, support, aid, give a hand"),
    (Act::Do, K::HandsOnHelp, 2, "carry, move, move house, move flat, paint, clean, lift, drive/drove/driven, babysit/babysat, feed/fed, pick up, assemble, unpack, pack, haul,
        shovel, mow, garden, walk the dog, water, feed the cat, look after, mind, drop off, tidy, dig/dug, load, unload, fetch, collect, collect from, shop, bake,
        give/gave a lift, give a ride, give a hand, jump-start, witness,  watch, cover for, cover"),
    (Act::Do, K::Feedback, 2, "read/read, rehearse, practise, practice, proofread/proofread, review, edit, look over, go over, went over, look through, go through, went through, read through, read over, check, comment,
        comment on, critique, criticise, mark up, test, try out, beta-test, evaluate, assess, look at, have a look, take a look"),
    (Act::Do, K::SkilledWork, 2, "fix, repair, debug, code, program/programmed, translate, design, photograph, build/built, install, set up, mend, sew/sewed/sewn, draft,
        interpret, configure, migrate, wire, tune, illustrate, format/formatted, tutor, do the books, do the taxes, file, analyse, analyze, develop, restore"),
    (Act::Do, K::SkilledWork, 1, "write/wrote/written, help move the server"),
    (Act::Do, K::Advice, 4, "explain, teach/taught"),
    (Act::Do, K::Advice, 2, "advise, spar/sparred, coach, mentor, suggest, answer, brainstorm, counsel, guide, consult, show how, walk through, walk me through, talk through"),
    (Act::Do, K::Advice, 1, "tell/told"),
    (Act::Do, K::Referral, 3, "recommend, refer, vouch, vouch for, endorse, put in a good word, put in a word, speak/spoke/spoken highly of, nominate, suggest me for"),
    (Act::Do, K::Listening, 3, "listen, listen to, hear out, heard out, comfort, console, be there for, was there for, lend an ear, lent an ear, cheer up, talk to, sit with, sat with"),
    (Act::Do, K::Hosting, 2, "host, cook, put up, have over, had over, accommodate, entertain, treat to dinner, cook dinner, cook for"),
    (Act::Do, K::Loan, 3, "lend/lent, loan, let borrow, let use"),
    (Act::Do, K::Visibility, 1, "interview"),
    (Act::Get, K::Loan, 3, "borrow"),
    (Act::Get, K::Hosting, 3, "crash, crash at, crash on, sleep/slept on, stay over, sleep/slept over"),
    (Act::Get, K::Hosting, 2, "stay at, stay with, sleep at, slept at"),
    (Act::Do, K::Gift, 1, "give/gave/given"),
    (Act::Do, K::JobTip, 2, "tip/tipped, tip off, alert"),
    (Act::Do, K::Gift, 2, "gift, buy/bought, treat, donate, pay for, paid for, pay/paid, give flowers, knit/knitted, sponsor"),
    (Act::Do, K::Access, 2, "invite, get into, got into, let in, sneak in, admit, include, welcome"),
    (Act::Do, K::Visibility, 3, "promote, retweet, repost, publicise, publicize, feature, advertise, mention, plug/plugged, tweet, praise, spread the word, write about, wrote about,
        boost, quote, shout out, tag/tagged, showcase, amplify"),
    (Act::Do, K::Visibility, 2, "give/gave/given a talk, give/gave/given a lecture, give/gave/given a speech"),
    (Act::Do, K::Visibility, 1, "share"),
];

const NOUNS: &[(K, u8, &str)] = &[
    (K::Introduction, 4, "introduction, intro"),
    (K::Referral, 3, "referral, recommendation, recommendation letter, letter of recommendation, reference, reference letter, endorsement, good word, testimonial, letter of reference"),
    (K::JobTip, 3, "job tip, job lead, job ad, job opening, opening, vacancy, job posting, job listing, job opportunity, position, lead, job, gig, tip about a job, tip for a job, tip about a position,
        tip about an opening, job advert, role, open role, open position, client lead"),
    (K::JobTip, 1, "job interview"),
    (K::JobTip, 2, "interview at"),
    (K::Advice, 2, "tip"),
    (K::Advice, 3, "advice, piece of advice, bit of advice, guidance, pointer, counsel, consultation, coaching, mentoring, career advice, insight, lesson, second opinion, mentoring session"),
    (K::Feedback, 3, "feedback, comment, review, CV review, critique, proofreading, notes on, look at, opinion, thoughts, mock interview"),
    (K::Feedback, 2, "thesis, cv, resume, résumé, manuscript, cover letter, essay, pitch deck, deck, draft, paper, chapter, portfolio, application, grant application, business plan, abstract, dissertation"),
    (K::SkilledWork, 3, "translation, website, logo, tax return, taxes, code, bug, repair, spreadsheet, contract, accounting, bookkeeping, photo shoot, bike repair, script, database, web site, home page, electrics, plumbing"),
    (K::SkilledWork, 1, "laptop, computer, wifi, printer, server, router, tap, dishwasher, washing machine, brakes"),
    (K::HandsOnHelp, 2, "hand, lift, ride, babysitter, babysitting, move, moving, removal, moving boxes, errand, help, help moving, childcare, dog-sitting, cat-sitting"),
    (K::HandsOnHelp, 1, "dog, plant, furniture, airport, box, shed, garden, sofa, piano, cat, kid, kids, child, children, shopping, wardrobe, kitchen, hospital, station"),
    (K::Listening, 3, "listening ear, ear, shoulder to cry on, heart-to-heart"),
    (K::Hosting, 2, "dinner, sauna, sauna evening, lunch, brunch, party, meal, spare room, room, couch, guest room, cottage weekend, coffee, place to stay, bed for the night, crayfish party, breakfast, barbecue"),
    (K::Loan, 3, "loan, loan of"),
    (K::Loan, 1, "ladder, drill, tent, van, car, trailer, camera, book, bike, projector, suitcase, kayak, skis, tool, saw"),
    (K::Gift, 3, "gift, present, birthday present, bottle of wine, bouquet, box of chocolates, chocolates, cake, wedding present, donation, housewarming present, gift card"),
    (K::Gift, 1, "flowers"),
    (K::Access, 3, "invitation, invite, ticket, guest list, seat, pass, spare ticket, membership, admission, table"),
    (K::Access, 2, "access"),
    (K::Visibility, 3, "shout-out, shoutout, retweet, mention, plug, publicity, podcast, exposure, post, blog post, linkedin post, newsletter, article about, write-up"),
    (K::Thanks, 3, "thank-you note, thank-you card, thank you note, thank you card, thank-you letter, thank-you, thanks card, thank-you email, thank-you message"),
];

const WORDS: &[(Sense, &str)] = &[
    (Sense::Me(None), "me, myself, us, ourselves"),
    (Sense::Me(Some(Relation::Place)), "mine, ours"),
    (Sense::Me(Some(Relation::Agent)), "i, we, i'm, i've, i'd, we've, i'll, we'll, we'd, i've not, we've not, i'm not going to"),
    (Sense::Me(Some(Relation::Owner)), "my, our"),
    (Sense::Will, "will, i'll, we'll, going to, gonna, 'll, he'll, she'll, they'll, i'd, we'd, he'd, she'd, they'd, i am going to, i'm going to, shall, would, must, should, have to, supposed to, about to"),
    (Sense::Them(None), "him, hers, them, himself, herself, someone, somebody, everyone, each other, one another, her"),
    (Sense::Them(Some(Relation::Agent)), "he, she, they, he's, she's, they're, he'd, she'd, he'll, she'll, they'll"),
    (Sense::Them(Some(Relation::Owner)), "his, her, their"),
    (Sense::Link(Relation::Goal), "to, for, towards, on behalf of, in front of"),
    (Sense::Link(Relation::Source), "from, off, out of"),
    (Sense::Link(Relation::By), "by"),
    (Sense::Link(Relation::Company), "with, together with, along with, alongside"),
    (Sense::Link(Relation::Through), "through, via, thanks to, by way of, courtesy of, because of"),
    (Sense::Link(Relation::Topic), "about, on, of, regarding, re, concerning, in, into"),
    (Sense::Link(Relation::Place), "at, visit, visits, visited, visiting"),
    (Sense::Link(Relation::Company), "stay with, stays with, stayed with, staying with, put in touch with, put in contact with, in touch with, in contact with, up with"),
    (Sense::Kind(K::Introduction, 4), "in touch, in contact, in touch with, in contact with"),
    (Sense::Kind(K::Advice, 2), "how to"),
    (Sense::Kind(K::Other, 1), "favour, favor"),
    (Sense::Kind(K::Hosting, 3), "nights, overnight, for the night, for a night, a place to sleep, roof over"),
    (Sense::And, "and, &, +, plus, as well as"),
    (Sense::That, "that, if, whether"),
    (Sense::Turn(Turn::Circumstance), "when, because, since, while, after, although, though, as"),
    (Sense::Turn(Turn::Contrast), "but"),
    (Sense::Turn(Turn::Sequel), "who, where, which, so, so that, then"),
    (Sense::Be, "was, were, is, am, are, been, be, being, got, get, getting, gets"),
    (Sense::Act(Act::Do), "wouldn't take any money, wouldn't take money, didn't take any money, didn't take money, took no money, wouldn't let me pay, didn't let me pay, didn't charge, did not charge, doesn't charge, does not charge, wouldn't charge"),
    (Sense::Act(Act::Decline), "never got round to, never got around to, didn't get round to, didn't get around to, haven't got round to, hasn't got round to, never got to, forgot to, forgets to, failed to, didn't, did not, didn't want to, said no, say no, says no, saying no, had to say no, couldn't, can't, cannot, could not, can not, unable to, wasn't able to, isn't able to, haven't been able to, have not been able to, hasn't been able to, has not been able to, isn't going to, aren't going to, wasn't going to, weren't going to, i'm not going to, too busy to, not able to, don't have time to, doesn't have time to, have no time to, has no time to, didn't have time to, had no time to, won't, will not, wouldn't"),
    (Sense::Not, "don't, doesn't, do not, does not, never, haven't, have not, hasn't, has not, hadn't, had not, i've not, we've not"),
    (Sense::Own, "moved, moves, moved house, moved flat"),
    (Sense::Act(Act::Ask), "waiting for, still waiting for, asking for, would like, looking for, could you, can you, is asking, put in a request"),
    (Sense::Act(Act::Promise), "said i would, said i'd, said he'd, said she'd, said he would, said she would, gave my word, said yes, says yes, owe, owes, will, i'll, we'll, he'll, she'll, they'll, i'd, we'd, he'd, she'd, they'd, would, going to, gonna, need to, have to, must, should, i'm going to, said they'd, said they would, said we'd"),
    (Sense::Beholden, "owe, owes"),
    (Sense::Act(Act::Thank), "thanks, said thanks, say thanks, said thank you, say thank you, sent thanks, wrote to thank, expressed gratitude"),
    (Sense::Kind(K::Thanks, 2), "thanks, thank you, thank, thanked, thanking"),
    (Sense::Offered, "offer, offers, invitation, invite"),
    (Sense::Withdrawn, "no longer needed, withdrew, withdrawn, called off, cancelled, canceled, take back, took back, never mind, not needed any more, not needed anymore"),
    // Effort
    (Sense::Cost(Size::Nothing), "no effort, no trouble, no trouble at all, nothing at all, took nothing, zero effort, no big deal, cost nothing, cost me nothing, effortless, effortlessly, in passing, no work"),
    (Sense::Cost(Size::FiveMinutes), "five minutes, 5 minutes, 5 min, five min, 5min, 5mins, 5 mins, ten minutes, 10 minutes, 10 min, 10min, a few minutes, couple of minutes, a couple of minutes, a minute, two minutes, 2 minutes, 2 min, quick, quickly, quick one,
        a quick, small thing, small favour, small favor, little thing, tiny, tiny favour, tiny favor, briefly, brief, no sweat, a moment, fifteen minutes, 15 minutes, 15 min, quarter of an hour, a quarter of an hour, minor, small job, a small job, trivial, took a minute, short, little job, didn't take long, did not take long"),
    (Sense::Cost(Size::AnHour), "an hour, one hour, 1 hour, 1h, 1 h, about an hour, an hour or so, an hour or two, two hours, 2 hours, 2h, 2 h, a couple of hours, couple of hours, half an hour, half hour, 30 minutes, 30 min, thirty minutes, 45 minutes, 45 min, hour,
        an hour's work, hour-long, forty minutes, 40 minutes, 20 minutes, 20 min, twenty minutes, 90 minutes, hour and a half, an hour and a half, half-hour, one-hour"),
    (Sense::Cost(Size::HalfADay), "half a day, half day, half-day, an afternoon, a whole afternoon, all afternoon, the whole afternoon, all morning, the whole morning, a whole morning, a morning, an evening, a whole evening, the whole evening, all evening, few hours, a few hours,
        three hours, 3 hours, 3h, four hours, 4 hours, 4h, five hours, 5 hours, 5h, six hours, 6 hours, several hours, hours, big job, a big job, big effort, a lot of work, lots of work, big favour, big favor, a big favour, a big favor, big one, half the day, big task, a big task, quite a job, hard work, quite some work, quite a bit of work"),
    (Sense::Cost(Size::Days), "huge job, a huge job, enormous job, an enormous job, massive job, a massive job, huge effort, a huge effort, huge task, a huge task, huge amount of work, a huge amount of work, tons of work, huge favour, huge favor, a huge favour, a ton of work, very big job, a very big job, really big job, days, a day, whole day, a whole day, the whole day, all day, full day, a full day, two days, 2 days, three days, 3 days, couple of days, a couple of days, few days, a few days, several days, all weekend, whole weekend, the whole weekend, a whole weekend, a weekend, entire weekend, the entire weekend, week, a week,
        a whole week, the whole week, weeks, two weeks, days of work, all week, many days, four days, five days, a week's work, days' work, several evenings"),
    (Sense::Worth(Size::Days), "huge help, a huge help, great help, a great help, meant a lot, means a lot, meant the world, really helped, saved me days, saved me weeks, invaluable, priceless, worth a lot, saved my week, game changer, enormous help, a lifesaver, lifesaver"),
    (Sense::Worth(Size::LifeChanging), "changed my life, changed his life, changed her life, life-changing, life changing, saved my life, turned my life around, lifechanging, changed their life"),
    (Sense::Worth(Size::AnHour), "saved me an hour, saved me hours"),
    // Channel
    (Sense::Channel(Channel::FaceToFace), "in person, face to face, face-to-face, f2f, over coffee, over lunch, over dinner, over a beer, over a coffee, at lunch, at the office, over a drink, over drinks, over breakfast, coffee, lunch, over tea, over beers, irl, at my place"),
    (Sense::Channel(Channel::Phone), "by phone, on the phone, over the phone, phone call, on a call, called, phoned, rang, a call, by telephone, over a call"),
    (Sense::Channel(Channel::Video), "video call, on zoom, over zoom, on teams, over teams, via zoom, via teams, google meet, on video, over skype, on skype, over facetime, by video, over video, video chat, videocall, zoom call, teams call, on a video call, meet call"),
    (Sense::Channel(Channel::Message), "whatsapp, on telegram, on slack, texted, text message, by text, messaged, sms, in a message, a message, a text, dmed, dm'd, in a dm, on slack, on whatsapp, via whatsapp, on signal, on linkedin, via linkedin, linkedin message, on messenger, over whatsapp, in chat, over slack, over signal, via signal, via slack, over text, by message, discord, by sms"),
    (Sense::Channel(Channel::Email), "email, e-mail, by email, by e-mail, emailed, e-mailed, via email, over email, an email, mailed, emails, emailing, by mail"),
    (Sense::Channel(Channel::Letter), "by letter, by post, postcard, a card, handwritten note, in a letter, thank-you card, thank you card, handwritten, handwritten letter, by snail mail"),
    // Dates
    (Sense::Date(D::Day(0)), "today, tonight, this morning, this afternoon, this evening, just now, now, earlier today"),
    (Sense::Date(D::Day(-1)), "yesterday, last night, yesterday morning, yesterday afternoon, yesterday evening, yest"),
    (Sense::Date(D::Day(-2)), "day before yesterday, the day before yesterday"),
    (Sense::Date(D::Day(1)), "tomorrow, tomorrow morning, tomorrow afternoon, tomorrow evening, tomorrow night, tmrw"),
    (Sense::Date(D::Day(2)), "day after tomorrow, the day after tomorrow"),
    (Sense::Date(D::Weekday(0)), "monday, mondays, mon"),
    (Sense::Date(D::Weekday(1)), "tuesday, tuesdays, tue, tues"),
    (Sense::Date(D::Weekday(2)), "wednesday, wednesdays, wed"),
    (Sense::Date(D::Weekday(3)), "thursday, thursdays, thu, thur, thurs"),
    (Sense::Date(D::Weekday(4)), "friday, fridays, fri"),
    (Sense::Date(D::Weekday(5)), "saturday, saturdays, sat"),
    (Sense::Date(D::Weekday(6)), "sunday, sundays, sun"),
    (Sense::Date(D::Month(1)), "january, jan"),
    (Sense::Date(D::Month(2)), "february, feb"),
    (Sense::Date(D::Month(3)), "march, mar"),
    (Sense::Date(D::Month(4)), "april, apr"),
    (Sense::Date(D::Month(5)), "may"),
    (Sense::Date(D::Month(6)), "june, jun"),
    (Sense::Date(D::Month(7)), "july, jul"),
    (Sense::Date(D::Month(8)), "august, aug"),
    (Sense::Date(D::Month(9)), "september, sep, sept"),
    (Sense::Date(D::Month(10)), "october, oct"),
    (Sense::Date(D::Month(11)), "november, nov"),
    (Sense::Date(D::Month(12)), "december, dec"),
    (Sense::Date(D::Season(1)), "winter"),
    (Sense::Date(D::Season(4)), "spring"),
    (Sense::Date(D::Season(7)), "summer"),
    (Sense::Date(D::Season(10)), "autumn, fall"),
    (Sense::Date(D::Feast(12, 25)), "christmas, xmas"),
    (Sense::Date(D::Feast(12, 24)), "christmas eve"),
    (Sense::Date(D::Feast(12, 31)), "new year's eve"),
    (Sense::Date(D::Feast(1, 1)), "new year, new year's day, new year's"),
    (Sense::Date(D::Easter), "easter, easter sunday"),
    (Sense::Date(D::Unit(Unit::Day)), "day, days"),
    (Sense::Date(D::Unit(Unit::Week)), "week, weeks, wk"),
    (Sense::Date(D::Unit(Unit::Weekend)), "weekends"),
    (Sense::Date(D::Weekend), "weekend, weekend's"),
    (Sense::Date(D::Unit(Unit::Month)), "month, months"),
    (Sense::Date(D::Unit(Unit::Year)), "year, years"),
    (Sense::Date(D::LastUnit(2, Unit::Week)), "week before last, the week before last"),
    (Sense::Date(D::LastUnit(2, Unit::Weekend)), "weekend before last, the weekend before last"),
    (Sense::Date(D::LastUnit(2, Unit::Month)), "month before last, the month before last"),
    (Sense::Date(D::LastUnit(2, Unit::Year)), "year before last, the year before last"),
    (Sense::Date(D::Number(1)), "a, an, one"),
    (Sense::Date(D::Number(2)), "two, couple of, a couple of, a couple"),
    (Sense::Date(D::Number(3)), "three, few, a few"),
    (Sense::Date(D::Number(4)), "four"),
    (Sense::Date(D::Number(5)), "five"),
    (Sense::Date(D::Number(6)), "six"),
    (Sense::Date(D::Number(7)), "seven"),
    (Sense::Date(D::Number(8)), "eight"),
    (Sense::Date(D::Number(9)), "nine"),
    (Sense::Date(D::Number(10)), "ten"),
    (Sense::Date(D::Vague), "couple of, a couple of, a couple, few, a few"),
    (Sense::Date(D::Last), "last, past, previous, this past"),
    (Sense::Date(D::Next), "next, coming, the coming, this coming"),
    (Sense::Date(D::This), "this, the same"),
    (Sense::Date(D::Ago), "ago, back, earlier"),
    (Sense::Date(D::Ahead), "from now, later"),
    (Sense::Date(D::Due), "by, before, until, till, due, due by, no later than, latest, not later than, by the"),
    (Sense::Date(D::End), "end of, the end of, late, late in"),
    (Sense::Date(D::Part), "beginning of, the beginning of, start of, the start of, middle of, the middle of, early, mid, early in"),
    (Sense::Date(D::About), "about, around, roughly, approximately, some, maybe, circa, sometime in, sometime, or so"),
    (Sense::Date(D::On), "on, in, at, over, during, back in, since, for, the, of, on the, in the, of the, over the, within"),
    (Sense::Date(D::Hour), "morning, afternoon, evening, night, noon"),
    (Sense::Kin, "friend, colleague, coworker, sister, brother, mother, father, mum, mom, dad, wife, husband, partner, girlfriend, boyfriend, son, daughter, cousin, aunt, uncle, neighbour, neighbor, flatmate, roommate, boss, nephew, niece, grandmother, grandfather, accountant, assistant"),
    (Sense::Skip, "it took me, took me ages, without asking, without being asked, post office, book club, tried, hoped, intended, a, an, the, this, these, those, some, any, bit, lot, more, very, really, just, also, again, up, down, over, it, its, there, here, how, what, new, old, good, great, nice, long, big, own, his, her,
        could, can, would, might, did, does, do, out, or, than, too, only, finally, kindly, generously, happily, both, each, other, first, friend, friends, colleague, sister, brother, mother, father, wife, husband, son, daughter, team, boss, company,
        favour, favor, time, thing, things, work, business, project, career, salary, negotiation, negotiations, house, flat, apartment, kitchen, daughter's, son's, interview, startup, conference, meeting, event, meetup, fair, seminar, people, someone, contact, contacts, back, hi, ok, yes, no, please, home, school, university, office, cottage, place, door, gym, church, least, all, moment, use, using, used, one, two, three"),
];

/// Written large and no people; folded. Any language borrows them.
pub(super) const THINGS: &[&str] = &[
    "excel", "word", "powerpoint", "python", "java", "javascript", "rust", "sql", "photoshop", "figma", "wordpress", "github", "git", "linux", "windows", "mac", "linkedin", "google", "zoom", "teams",
    "skype", "whatsapp", "facebook", "instagram", "twitter", "slack", "signal", "telegram", "discord", "youtube", "spotify", "notion", "excelia", "matlab", "latex", "swedish", "finnish", "english", "german", "french",
    "spanish", "russian", "estonian", "norwegian", "danish", "italian", "chinese", "japanese", "suomi", "ruotsi", "englanti", "saksa", "ranska", "helsinki", "espoo", "tampere", "turku", "oulu", "london", "berlin",
    "stockholm", "tukholma", "tallinna", "tallinn", "paris", "finland", "sweden", "kone", "nokia", "wolt", "supercell", "nordea", "ikea", "prisma", "excelin", "slush", "toastmasters", "rotary",
];
