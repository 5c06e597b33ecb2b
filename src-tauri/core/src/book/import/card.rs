//! What becomes of each card: a person, an organisation, a group, or a line of
//! the report.

use super::before::{Coming, Memory};
use super::called::Called;
use super::groups::Group;
use super::matching::{self, Match, Search};
use super::reader::Delivered;
use super::report::Tally;
use super::suggest::{Beside, Pending};
use super::uid::plain_uid;
use super::update::{self, CardWishes, Met};
use crate::Now;
use crate::book::view::{FieldChange, ImportReport, ImportWishes, ProblemKind};
use crate::domain::contact::{Contact, ContactKind};
use crate::domain::name::fold;
use crate::domain::suggestion::Hint;
use crate::error::Result;
use crate::exchange::Told;
use crate::exchange::phone::Region;
use crate::exchange::vcard::{Card, Lost, Problem};
use crate::store::card::{self as cards, Became, NewCard};
use crate::store::contact::Holder;
use crate::store::known::{Known, Sign};
use crate::store::person::{self, Profile};
use crate::store::{Connection, not_same, organisation, photo};

pub(super) struct Importer<'a> {
    pub(super) tx: &'a Connection,
    pub(super) now: &'a Now,
    region: Region,
    pub(super) told: Told,
    pub(super) wishes: &'a ImportWishes,
    /// The last person who was there before.
    pub(super) newest: i64,
    /// The last organisation who was there before.
    pub(super) newest_organisation: i64,
    pub(super) source: String,
    pub(super) groups: Vec<Group>,
    pub(super) pending: Vec<Pending>,
    pub(super) tally: Tally,
    known: Known,
    called: Called,
    memory: Memory,
    waiting: Waiting,
}

/// Cards that give somebody another name wait for the end of their address book:
/// whom they are a copy of may stand below them.
#[derive(Default)]
struct Waiting {
    /// By their numbers, with their files.
    cards: Vec<(u32, String, Delivered)>,
    weight: usize,
}

/// So many bytes of cards may wait; any after them is settled at once.
const MOST_WAITING: usize = 32 * 1024 * 1024;

impl<'a> Importer<'a> {
    pub(super) fn new(
        tx: &'a Connection,
        now: &'a Now,
        region: Region,
        told: Told,
        wishes: &'a ImportWishes,
    ) -> Result<Self> {
        Ok(Self {
            tx,
            now,
            told,
            wishes,
            newest: person::newest(tx)?,
            newest_organisation: organisation::newest(tx)?,
            source: String::new(),
            groups: Vec::new(),
            pending: Vec::new(),
            tally: Tally::default(),
            known: Known::of(tx)?,
            called: Called::of(person::newest(tx)?, region.clone()),
            memory: Memory::of(tx)?,
            waiting: Waiting::default(),
            region,
        })
    }

    pub(super) fn begin_file(&mut self, name: String) -> Result<()> {
        if self.tally.ends_book() {
            self.end_book()?;
        }
        self.source.clone_from(&name);
        self.tally.begin_file(name);
        self.memory.begin_file(self.tx)
    }

    /// Whoever has a card in the address book that is read has been met by now.
    pub(super) fn end_book(&mut self) -> Result<()> {
        let mut waiting = std::mem::take(&mut self.waiting).cards;
        // Whoever's name says least comes last, wherever they stood.
        waiting.sort_by_cached_key(|(_, _, read)| {
            let name = read.card.outcome.as_ref();
            let name = name.map_or(String::new(), |contact| fold(&contact.name.display));
            (matching::is_short(&name), name.contains(' '), name)
        });
        for (number, source, read) in waiting {
            self.tally.back_to(number, &source);
            self.source = source;
            if let Ok(contact) = &read.card.outcome {
                self.place(&read, contact, false)?;
            }
        }
        Ok(())
    }

    pub(super) fn cards(&self) -> u32 {
        self.tally.cards()
    }

    pub(super) fn report(self, digest: String) -> ImportReport {
        self.tally.report(digest)
    }

    pub(super) fn take(&mut self, read: &Delivered) -> Result<()> {
        if !matches!(read.card.outcome, Err(Problem::Outside)) {
            self.tally.card();
        }
        self.known.one_more(self.tx)?;
        self.miss(&read.card.lost);
        let contact = match &read.card.outcome {
            Ok(contact) => contact,
            Err(problem) => {
                self.tally.unreadable(read.card.line, *problem);
                if self.seen(&read.card)?.is_none() {
                    self.keep(&read.card, Became::Nothing, "")?;
                }
                return Ok(());
            }
        };
        let may_wait = self.waiting.weight < MOST_WAITING;
        if !self.place(read, contact, may_wait)? {
            self.waiting.weight += read.weight();
            let waiting = (self.tally.present(), self.source.clone(), read.clone());
            self.waiting.cards.push(waiting);
        }
        Ok(())
    }

    /// What this very card became when it came before.
    fn seen(&self, card: &Card) -> Result<Option<Became>> {
        match self.known.may_have(&Sign::Fingerprint(&card.fingerprint)) {
            true => cards::seen(self.tx, &card.fingerprint),
            false => Ok(None),
        }
    }

    /// Brings in what a card says. Whether it could: `may_wait` says that the
    /// rest of its address book is still to come, and may tell whose it is.
    fn place(&mut self, read: &Delivered, contact: &Contact, may_wait: bool) -> Result<bool> {
        let seen = self.seen(&read.card)?;
        // Whoever came since their group did is not in it yet.
        let is_group = contact.kind == ContactKind::Group;
        if let Some(became) = seen.filter(|became| *became != Became::Nothing && !is_group) {
            if let Became::Person(id) = became {
                self.hear_beside(id, contact, &read.hints);
            }
            self.tally
                .unchanged(became, read.card.line, &contact.name.display);
            self.memory.saw(read.card.fingerprint);
            return Ok(true);
        }
        if seen.is_some() && !is_group {
            // Once it could not be read.
            cards::delete_seen(self.tx, &read.card.fingerprint)?;
        }
        match contact.kind {
            ContactKind::Person => {
                let Some(id) = self.person(read, contact, may_wait)? else {
                    return Ok(false);
                };
                self.hear_beside(id, contact, &read.hints);
            }
            ContactKind::Organisation => return self.organisation(read, contact, may_wait),
            ContactKind::Group => {
                self.groups
                    .push(Group::of(contact, &self.source, &read.card));
            }
        }
        Ok(true)
    }

    fn person(&mut self, read: &Delivered, new: &Contact, may_wait: bool) -> Result<Option<i64>> {
        let search = Search {
            tx: self.tx,
            told: &self.told,
            known: &self.known,
            called: &mut self.called,
            read,
            contact: new,
            source: &self.source,
            tally: &self.tally,
            may_wait,
            newest: self.newest,
            like: None,
        };
        let found = search.find()?;
        let id = match self.doubted(found) {
            Match::Later => return Ok(None),
            Match::Known(id) => self.update(id, read, new)?,
            Match::New(None) => self.insert(read, new)?,
            Match::New(Some(like)) => {
                let (like, same) = self.decided(like)?;
                let other = person::display(self.tx, like.other)?;
                let id = if same == Some(true) {
                    self.update(like.other, read, new)?
                } else {
                    self.insert(read, new)?
                };
                if same == Some(false) {
                    not_same::say(self.tx, id, like.other)?;
                }
                let (line, name) = (read.card.line, &new.name.display);
                self.tally.duplicate(line, name, other, &like, same);
                id
            }
        };
        matching::learn(&mut self.known, read, new);
        self.keep(&read.card, Became::Person(id), &new.uid)?;
        Ok(Some(id))
    }

    /// What a file tells of favours waits until everybody is in.
    pub(super) fn hear(&mut self, hints: Vec<Hint>) {
        let source = &self.source;
        self.pending.extend(hints.into_iter().map(|hint| Pending {
            source: source.clone(),
            beside: None,
            hint,
        }));
    }

    /// What is left out is told.
    pub(super) fn miss(&mut self, lost: &[Lost]) {
        lost.iter().for_each(|one| self.tally.lost(one));
    }

    fn hear_beside(&mut self, person: i64, contact: &Contact, hints: &[Hint]) {
        for hint in hints {
            self.pending.push(Pending {
                source: self.source.clone(),
                beside: Some(Beside {
                    person,
                    name: contact.name.display.clone(),
                    uid: contact.uid.clone(),
                }),
                hint: hint.clone(),
            });
        }
    }

    fn insert(&mut self, read: &Delivered, new: &Contact) -> Result<i64> {
        let uid = match plain_uid(&new.uid) {
            "" => person::new_uid(self.now),
            // Somebody else has it already.
            uid if self.known.may_have(&Sign::Uid(uid)) && person::has_uid(self.tx, uid)? => {
                person::new_uid(self.now)
            }
            uid => uid.to_owned(),
        };
        let id = update::insert(self.tx, &uid, read, new, self.now)?;
        self.tally.new_person(id, read.card.line, new);
        Ok(id)
    }

    fn update(&mut self, id: i64, read: &Delivered, new: &Contact) -> Result<i64> {
        let holder = Holder::Person(id);
        let changes = self.changes(holder, read, new)?;
        let name = person::display(self.tx, id)?;
        let in_book = id <= self.newest;
        self.tally
            .known(holder, in_book, read.card.line, name, changes);
        self.called.learn(id, new);
        Ok(id)
    }

    /// What a card does, or would do, to the fields of one who is there.
    pub(super) fn changes(
        &mut self,
        holder: Holder,
        read: &Delivered,
        new: &Contact,
    ) -> Result<Vec<FieldChange>> {
        let again = self.tally.has_met(holder);
        let coming = Coming {
            uid: plain_uid(&new.uid),
            source: &self.source,
            original: &read.card.original,
            contact: new,
            again,
        };
        let before = self.memory.before(self.tx, &self.told, holder, &coming)?;
        let met = Met {
            holder,
            before: &before,
            again,
            wishes: CardWishes::of(self.wishes, self.tally.present()),
        };
        update::update(self.tx, met, read, new, &self.region, self.now)
    }

    pub(super) fn keep(&mut self, card: &Card, became: Became, uid: &str) -> Result<()> {
        self.known.learn(&Sign::Fingerprint(&card.fingerprint));
        cards::insert(
            self.tx,
            &NewCard {
                became,
                fingerprint: &card.fingerprint,
                uid: plain_uid(uid),
                source: &self.source,
                line: card.line,
                original: &card.original,
            },
        )
    }
}

/// A card's fields as a person's.
pub(super) fn profile_of(tx: &Connection, contact: &Contact, now: &Now) -> Result<Profile> {
    Ok(Profile {
        name: contact.name.clone(),
        organisation_id: match contact.organisation.as_str() {
            "" => None,
            name => Some(organisation::of_name(tx, name, now)?),
        },
        department: contact.department.clone(),
        title: contact.title.clone(),
        role: contact.role.clone(),
        pronouns: contact.pronouns.clone(),
        birthday: contact.birthday,
        anniversary: contact.anniversary,
        note: contact.note.clone(),
        photo_id: contact
            .photo
            .as_ref()
            .map(|p| photo::keep(tx, p))
            .transpose()?,
    })
}

/// A reader's word for what is wrong with a card, as the report has it.
pub(super) fn kind_of(problem: Problem) -> ProblemKind {
    match problem {
        Problem::NoEnd => ProblemKind::NoEnd,
        Problem::Nothing => ProblemKind::Nothing,
        Problem::TooLarge => ProblemKind::TooLarge,
        Problem::NotText => ProblemKind::NotText,
        Problem::Outside => ProblemKind::Outside,
    }
}
