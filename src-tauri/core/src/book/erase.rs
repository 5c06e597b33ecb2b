//! Erasing people for good: the one thing that cannot be taken back.

use std::collections::BTreeSet;

use super::backup::{self, Holding};
use super::edit::{delete, hanging};
use super::view::{Erasure, Id, OperationKind, Subject};
use super::{BackupReason, Book, named};
use crate::Now;
use crate::error::{Error, Invalid, Result};
use crate::store::change::{Keep, change};
use crate::store::erase::{self, Traces};
use crate::store::{Connection, history, person};

/// What is to become of the backups when people are erased.
#[derive(Debug, Clone, Copy, Default)]
pub struct EraseOptions {
    /// Those that hold them go too.
    pub backups_too: bool,
    /// None is made before.
    pub without_backup: bool,
}

impl Book {
    /// What erasing these people would take along; it changes nothing.
    pub fn erasure(&self, ids: &[Id]) -> Result<Erasure> {
        let ids = self.chosen(ids)?;
        let (gone, shared) = hanging(&self.connection, &ids)?;
        let but = gone.union(&shared).copied().collect();
        let traces = traces(&self.connection, &ids)?;
        let held = self.holding(&traces)?;
        Ok(Erasure {
            people: ids.len() as u32,
            favours: gone.len() as u32,
            shared: shared.len() as u32,
            mentions: named::mentions(&self.connection, &ids, &traces, &but)?,
            steps: history::count(&self.connection)?,
            backups: held.sure.iter().rev().map(backup::moment).collect(),
            unread: held.unread,
        })
    }

    /// Takes people out of the book so that nothing of them is left in it: their
    /// cards, photos and favours, what files proposed of them, and the history
    /// up to now, which remembers what was there. Favours that others took part
    /// in stay with those, without their words. Nothing of it comes back by undo.
    /// A backup is made before and still holds it, unless all that do are to go
    /// too. Gives the names of those that were to and did not go, and of those
    /// that may hold them: none of these goes.
    ///
    /// # Errors
    /// `NotBackedUp`: on a disk that takes none it can be done `without_backup`.
    /// The book is as it was.
    pub fn erase(&mut self, ids: &[Id], options: EraseOptions, now: &Now) -> Result<Vec<String>> {
        let ids = self.chosen(ids)?;
        // One that would go with the others right away protects nobody.
        if !options.without_backup && !options.backups_too {
            let unlock = self.unlock().ok();
            backup::before(&self.path, unlock.as_ref(), BackupReason::BeforeErase, now)?;
        }
        // A folder that cannot be read is told while there is nothing done yet.
        let holding = match options.backups_too {
            true => self.holding(&traces(&self.connection, &ids)?)?,
            false => Holding::default(),
        };
        let work = |tx: &Connection, _| {
            let traces = traces(tx, &ids)?;
            let (_, shared) = hanging(tx, &ids)?;
            for favour in shared {
                erase::silence(tx, favour)?;
            }
            delete(tx, &ids, true)?;
            named::remove(tx, &traces)?;
            let subject = Subject {
                changed: ids.len() as u32,
                ..Subject::default()
            };
            Ok((subject, traces))
        };
        let erased = change(
            &mut self.connection,
            OperationKind::Erase,
            now,
            Keep::ForGood,
            work,
        )?;
        // It is done, whatever the disk says from here on. What the log holds goes
        // at the latest when the last one closes the book.
        let _ = erase::empty_log(&self.connection);
        self.drop_unrestored();
        if !options.backups_too {
            return Ok(Vec::new());
        }
        let holding = self.holding(&erased.value).unwrap_or(holding);
        let mut left = self.remove_backups(holding.sure);
        left.extend(holding.unread);
        Ok(left)
    }

    fn chosen(&self, ids: &[Id]) -> Result<BTreeSet<i64>> {
        let ids: BTreeSet<i64> = ids.iter().map(|id| i64::from(*id)).collect();
        if ids.is_empty() {
            return Err(Invalid::NoPeople.into());
        }
        for id in &ids {
            if !person::exists(&self.connection, *id)? {
                return Err(Error::NotFound("person"));
            }
        }
        Ok(ids)
    }
}

fn traces(connection: &Connection, ids: &BTreeSet<i64>) -> Result<Vec<Traces>> {
    ids.iter()
        .map(|id| Traces::of(connection, *id, ids))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;
    use crate::book::backup::Folder;
    use crate::book::view::{Beneficiary, FavourForm, PeopleAct, PersonEdit, Relation};
    use crate::book::{ExportFormat, ImportOptions, Unlock};
    use crate::domain::contact::{ContactPoint, PointKind};
    use crate::domain::favour::{FavourKind, Status};
    use crate::domain::size::Size;

    const BACKUPS_TOO: EraseOptions = EraseOptions {
        backups_too: true,
        without_backup: false,
    };

    fn now() -> Now {
        Now {
            at: "2026-11-19T09:30:00Z".parse().expect("a moment"),
            today: "2026-11-19".parse().expect("a day"),
        }
    }

    fn person(name: &str) -> PersonEdit {
        let mut form = PersonEdit::default();
        form.name.display = name.into();
        form
    }

    fn favour(giver: Option<Id>, helped: &[Option<Id>], what: &str) -> FavourForm {
        let helped = helped.iter().map(|person| Beneficiary {
            person: *person,
            value: None,
        });
        FavourForm {
            giver,
            beneficiaries: helped.collect(),
            introduced: Vec::new(),
            asked_by: None,
            kind: FavourKind::Other,
            what: what.into(),
            note: format!("{what}, noted"),
            on: "2026-11".into(),
            status: Status::Done,
            cost: Size::AnHour,
            channel: None,
            occasion: format!("{what}, where"),
            due: None,
            new_people: Vec::new(),
        }
    }

    /// Somebody who is in every corner of the book, each time by a word that
    /// begins with `canary`.
    fn book(folder: &std::path::Path) -> (Book, Id, Id) {
        let mut book =
            Book::create(&folder.join("book.vuoro"), &Unlock::KeyFile, &now()).expect("a book");
        let card = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Canaryname Birdson\r\n\
            UID:urn:uuid:canary-uid\r\nTEL:+358 40 canary\r\nEMAIL:canarymail@example.fi\r\n\
            NOTE:canarynote\r\nX-CANARY:canaryextra\r\nORG:Canaryfirm\r\n\
            ADR:;;Canarystreet 1;Canarytown;;;\r\nRELATED;VALUE=text:canaryrelative\r\n\
            CATEGORIES:canarytag\r\nEND:VCARD\r\n\
            BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:group\r\nFN:Choir\r\nUID:choir\r\n\
            MEMBER:urn:uuid:canary-uid\r\nEND:VCARD\r\n\
            BEGIN:VCARD\r\nVERSION:4.0\r\nNOTE:only canarymail@example.fi\r\n";
        let file = folder.join("people.vcf");
        std::fs::write(&file, card).expect("a file");
        let options = ImportOptions::default();
        book.import(
            &[file],
            &options,
            &now(),
            &mut |_| ControlFlow::Continue(()),
        )
        .expect("an import");
        let canary = book.find("Canaryname").expect("found")[0].id;
        let added = book.add_person(&person("Mira Salo"), &now());
        let mira = added.expect("added").made.expect("an id");
        let seen = book.person_form(canary).expect("a form");
        let mut form = seen.clone();
        form.note = "canaryrewritten ".repeat(400);
        form.points.push(ContactPoint {
            kind: PointKind::Email,
            value: "canaryold@example.fi".into(),
            ..ContactPoint::default()
        });
        book.edit_person(canary, &seen, &form, &now())
            .expect("edited");
        let picture = png();
        book.set_photo(canary, None, Some(&picture), &now())
            .expect("a photo");
        let seen = book.person_form(mira).expect("a form");
        let mut form = seen.clone();
        form.related.push(Relation {
            label: "friend".into(),
            value: "Canaryname Birdson".into(),
            person: None,
        });
        book.edit_person(mira, &seen, &form, &now())
            .expect("edited");
        for form in [
            favour(None, &[Some(canary)], "canarygiven"),
            favour(Some(canary), &[None], "canarytaken"),
            favour(None, &[Some(canary), Some(mira)], "canaryshared"),
            favour(None, &[Some(mira)], "Only Mira's"),
        ] {
            book.record_favour(&form, &now()).expect("recorded");
        }
        book.edit_people(&[mira], &PeopleAct::Tag("Choir".into()), &now())
            .expect("in the choir");
        // An import that was taken back leaves what it brought in free pages.
        let ghosts = (0..200).map(|number| {
            format!("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Canaryghost {number}\r\nEND:VCARD\r\n")
        });
        let file = folder.join("ghosts.vcf");
        std::fs::write(&file, ghosts.collect::<String>()).expect("a file");
        book.import(
            &[file],
            &options,
            &now(),
            &mut |_| ControlFlow::Continue(()),
        )
        .expect("an import");
        book.undo(None, &now()).expect("undone");
        (book, canary, mira)
    }

    fn png() -> Vec<u8> {
        let mut bytes = std::io::Cursor::new(Vec::new());
        image::RgbImage::from_fn(64, 64, |x, y| image::Rgb([x as u8, y as u8, 7]))
            .write_to(&mut bytes, image::ImageFormat::Png)
            .expect("a picture");
        bytes.into_inner()
    }

    fn holds(pages: &[u8], word: &[u8]) -> bool {
        pages.windows(word.len()).any(|window| window == word)
    }

    #[test]
    fn nothing_of_an_erased_person_is_left_in_any_page() {
        let folder = tempfile::tempdir().expect("a folder");
        let (mut book, canary, mira) = book(folder.path());
        let lower = |book: &mut Book| {
            let pages = erase::pages(&mut book.connection);
            pages.to_ascii_lowercase()
        };
        let before = lower(&mut book);
        for word in ["canaryname", "canaryrewritten", "canaryold", "canaryshared"] {
            assert!(holds(&before, word.as_bytes()), "the test sees {word}");
        }
        let picture = png();
        let pixels = &picture[picture.len() / 2..][..24];
        assert!(holds(&erase::pages(&mut book.connection), pixels));

        book.erase(&[canary], EraseOptions::default(), &now())
            .expect("erased");

        let after = lower(&mut book);
        let at = after.windows(6).position(|window| window == b"canary");
        let around = at.map(|at| String::from_utf8_lossy(&after[at.saturating_sub(40)..at + 60]));
        assert_eq!(around, None, "something of her is left");
        assert!(
            !holds(&erase::pages(&mut book.connection), pixels),
            "her photo"
        );
        let log = folder.path().join("book.vuoro-wal");
        assert_eq!(
            std::fs::metadata(log).map_or(0, |log| log.len()),
            0,
            "the log"
        );

        assert_eq!(book.check().expect("checked"), Vec::<String>::new());
        let kept = book.person(mira, now().today).expect("Mira");
        assert_eq!(kept.name.display, "Mira Salo");
        let choir = book.find_group("Choir").expect("looked for");
        assert!(choir.is_some(), "a group stays, without her");
        let words = |pages: &[u8]| pages.windows(6).filter(|part| part == b"canary").count();
        crate::reached::leave(
            "erase",
            &format!(
                "{} places in the book's pages before, {} after, and none of her photo",
                words(&before),
                words(&after)
            ),
        );
    }

    #[test]
    fn what_others_took_part_in_stays_with_them_and_nothing_comes_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let (mut book, canary, mira) = book(folder.path());
        let takes = book.erasure(&[canary]).expect("looked at");
        assert_eq!((takes.people, takes.favours, takes.shared), (1, 2, 1));
        assert_eq!(
            takes.steps,
            book.history(None, 100).expect("a history").len() as u32
        );
        book.erase(&[canary], EraseOptions::default(), &now())
            .expect("erased");
        let page = book.person(mira, now().today).expect("Mira");
        let mut whats: Vec<_> = page.favours.iter().map(|row| row.what.as_str()).collect();
        whats.sort_unstable();
        assert_eq!(whats, ["Only Mira's", "…"]);
        let history = book.history(None, 100).expect("a history");
        assert_eq!(history.len(), 1, "only that it was done");
        assert!(matches!(
            book.undo(None, &now()),
            Err(crate::Error::NothingToUndo)
        ));
        let erased = Some(history[0].operation);
        assert!(matches!(
            book.undo(erased, &now()),
            Err(crate::Error::NothingToUndo)
        ));
        assert!(matches!(
            book.erase(&[], EraseOptions::default(), &now()),
            Err(crate::Error::Invalid(_))
        ));
        assert!(matches!(
            book.erase(&[canary], EraseOptions::default(), &now()),
            Err(crate::Error::NotFound(_))
        ));
        // Life goes on, and can be taken back.
        book.record_favour(&favour(None, &[Some(mira)], "A new one"), &now())
            .expect("recorded");
        book.undo(None, &now()).expect("undone");
        let mut out = Vec::new();
        book.export(ExportFormat::Json, &mut out).expect("exported");
        assert!(!holds(&out.to_ascii_lowercase(), b"canary"));
    }

    #[test]
    fn who_has_to_be_erased_can_be_where_no_backup_can_be_made() {
        let folder = tempfile::tempdir().expect("a folder");
        let (mut book, canary, mira) = book(folder.path());
        let backups = folder.path().join("backups");
        std::fs::remove_dir_all(&backups).expect("gone");
        std::fs::write(&backups, "in the way").expect("a file");
        let refused = book.erase(&[canary], EraseOptions::default(), &now());
        assert!(matches!(refused, Err(Error::NotBackedUp(_))), "{refused:?}");
        assert!(book.person(canary, now().today).is_ok(), "she is there");
        let without = EraseOptions {
            without_backup: true,
            ..EraseOptions::default()
        };
        book.erase(&[canary], without, &now()).expect("erased");
        let all = book.ids().expect("a list");
        assert_eq!(all, [mira]);
    }

    fn import(book: &mut Book, folder: &std::path::Path, cards: &str) {
        let file = folder.join("cards.vcf");
        std::fs::write(&file, cards.replace('\n', "\r\n")).expect("a file");
        let go_on = &mut |_| ControlFlow::Continue(());
        book.import(&[file], &ImportOptions::default(), &now(), go_on)
            .expect("an import");
    }

    #[test]
    fn what_others_cards_say_of_an_erased_person_goes_and_what_their_notes_say_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("book.vuoro");
        let mut book = Book::create(&place, &Unlock::KeyFile, &now()).expect("a book");
        import(
            &mut book,
            folder.path(),
            "BEGIN:VCARD\nVERSION:4.0\nFN:Anna Canary\nUID:anna\nTEL:+358401234567\nEND:VCARD\n\
             BEGIN:VCARD\nVERSION:4.0\nFN:Mira Salo\nUID:mira\nRELATED;VALUE=text:Anna Canary\n\
             X-SPOUSE:Anna \n Canary\nitem1.X-ABRELATEDNAMES:anna canary\nNOTE:by the sea\nEND:VCARD\n\
             BEGIN:VCARD\nVERSION:4.0\nFN:Leo Salo\nUID:leo\nX-DIARY:met anna canary there\nEND:VCARD\n",
        );
        let anna = book.find("Anna Canary").expect("found")[0].id;
        let mentions = book.erasure(&[anna]).expect("looked at").mentions;
        assert_eq!(mentions, 1, "in Leo's diary, which is his");
        book.erase(&[anna], EraseOptions::default(), &now())
            .expect("erased");
        let pages = erase::pages(&mut book.connection).to_ascii_lowercase();
        let told = pages.windows(11).filter(|at| at == b"anna canary");
        assert_eq!(told.count(), 2, "his line, and his card as it came");
        assert!(holds(&pages, b"by the sea"), "all else of Mira stays");
        assert_eq!(book.check().expect("checked"), Vec::<String>::new());
    }

    #[test]
    fn a_short_name_takes_nothing_of_others_along() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("book.vuoro");
        let mut book = Book::create(&place, &Unlock::KeyFile, &now()).expect("a book");
        let group = |line: &str| {
            format!(
                "BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Annual Fair\nUID:fair\n\
                 MEMBER:urn:uuid:ann\nMEMBER:urn:uuid:mira\n{line}END:VCARD\n"
            )
        };
        let people = "BEGIN:VCARD\nVERSION:4.0\nFN:Ann\nUID:urn:uuid:ann\nEND:VCARD\n\
            BEGIN:VCARD\nVERSION:4.0\nFN:Mira Salo\nUID:urn:uuid:mira\nEND:VCARD\n\
            BEGIN:VCARD\nVERSION:4.0\nNOTE:Annual report\nEND:VCARD\n";
        import(&mut book, folder.path(), &(people.to_owned() + &group("")));
        let ann = book.find("Ann").expect("found")[0].id;
        let mira = book.find("Mira").expect("found")[0].id;
        let tags = |book: &Book| book.person_form(mira).expect("a form").tags;
        assert_eq!(tags(&book), ["Annual Fair"]);
        let seen = book.person_form(mira).expect("a form");
        let mut form = seen.clone();
        form.tags.clear();
        book.edit_person(mira, &seen, &form, &now()).expect("out");
        assert_eq!(book.erasure(&[ann]).expect("looked at").mentions, 0);
        book.erase(&[ann], EraseOptions::default(), &now())
            .expect("erased");
        let pages = erase::pages(&mut book.connection);
        assert!(
            holds(&pages, b"Annual report"),
            "an unread card of somebody"
        );
        assert!(!holds(&pages, b"MEMBER:urn:uuid:ann"));
        import(&mut book, folder.path(), &group("NOTE:once more\n"));
        assert_eq!(tags(&book), [""; 0], "the owner took her out");
    }

    #[test]
    fn what_was_put_aside_is_named_and_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let (mut book, canary, _) = book(folder.path());
        let aside = [
            "book.vuoro-journal.1",
            "book.vuoro-wal.1",
            "book.vuoro.unopened-2026-11-18T070000Z",
        ];
        let others = [
            "book.vuoro.key.1",
            "book.vuoro.unopened-2026-11-18T070000Z.key",
            "book.vuoro.unopened-2026-11-18T070000Z-wal",
            "another.vuoro-wal.1",
        ];
        for name in aside.iter().chain(&others) {
            std::fs::write(folder.path().join(name), "sealed").expect("a file");
        }
        let takes = book.erasure(&[canary]).expect("looked at");
        assert_eq!(takes.unread, aside);
        let left = book.erase(&[canary], BACKUPS_TOO, &now()).expect("erased");
        assert_eq!(left, aside);
        assert!(aside.iter().all(|name| folder.path().join(name).exists()));
    }

    #[test]
    fn what_may_mean_a_namesake_stays_and_is_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("book.vuoro");
        let mut book = Book::create(&place, &Unlock::KeyFile, &now()).expect("a book");
        import(
            &mut book,
            folder.path(),
            "BEGIN:VCARD\nVERSION:4.0\nFN:Anna Virtanen\nUID:first\nTEL:+358401234567\n\
             EMAIL:anna@example.fi\nEND:VCARD\n\
             BEGIN:VCARD\nVERSION:4.0\nFN:Anna Virtanen\nUID:other\nTEL:+358407654321\nEND:VCARD\n\
             BEGIN:VCARD\nVERSION:4.0\nFN:Leo Virtanen\nUID:leo\nTEL:040 1234567\nEND:VCARD\n\
             BEGIN:VCARD\nVERSION:4.0\nFN:Mira Salo\nUID:mira\nRELATED;VALUE=text:Anna Virtanen\n\
             X-HOME:+358401234567\nX-WORK:anna@example.fi\nEND:VCARD\n",
        );
        let both: Vec<Id> = book
            .find("Anna")
            .expect("found")
            .iter()
            .map(|one| one.id)
            .collect();
        let mail = |id: &&Id| {
            !book.person_form(**id).expect("a form").points[0]
                .value
                .contains("7654")
        };
        let first = *both.iter().find(mail).expect("the first");
        let mira = book.find("Mira").expect("found")[0].id;
        assert_eq!(
            book.erasure(&[first]).expect("looked at").mentions,
            1,
            "Mira's relation"
        );
        assert_eq!(
            book.erasure(&both).expect("looked at").mentions,
            0,
            "it goes with both"
        );
        book.erase(&[first], EraseOptions::default(), &now())
            .expect("erased");
        let related = &book.person_form(mira).expect("a form").related;
        assert_eq!(
            related[0].value, "Anna Virtanen",
            "she may be the other one's sister"
        );
        let pages = erase::pages(&mut book.connection);
        assert!(holds(&pages, b"X-HOME:+358401234567"), "Leo has it too");
        assert!(!holds(&pages, b"anna@example.fi"), "that was hers alone");
        let other: Vec<Id> = book
            .find("Anna")
            .expect("found")
            .iter()
            .map(|one| one.id)
            .collect();
        book.erase(&other, EraseOptions::default(), &now())
            .expect("erased");
        let pages = erase::pages(&mut book.connection).to_ascii_lowercase();
        assert!(!holds(&pages, b"anna virtanen"));
    }

    #[test]
    fn a_backup_of_while_somebody_was_deleted_holds_them_too() {
        let folder = tempfile::tempdir().expect("a folder");
        let (mut book, canary, _) = book(folder.path());
        let act = PeopleAct::Delete { with_favours: true };
        book.edit_people(&[canary], &act, &now()).expect("deleted");
        let go_on = &mut |_| ControlFlow::Continue(());
        book.backup(BackupReason::ByHand, &now(), go_on)
            .expect("a backup");
        book.undo(None, &now()).expect("undone");
        let held = book.erasure(&[canary]).expect("looked at").backups.len();
        assert_eq!(held, 2, "and the one that was made before an import");
        book.erase(&[canary], BACKUPS_TOO, &now()).expect("erased");
        let left = crate::book::backups(&book.path, &Unlock::KeyFile).expect("listed");
        assert_eq!(left, []);
    }

    #[test]
    fn a_backup_that_does_not_go_keeps_no_other() {
        let folder = tempfile::tempdir().expect("a folder");
        let (book, canary, _) = book(folder.path());
        let go_on = &mut |_| ControlFlow::Continue(());
        let made = book.backup(BackupReason::ByHand, &now(), go_on);
        let made = made.expect("a backup");
        let canary = BTreeSet::from([i64::from(canary)]);
        let traces = traces(&book.connection, &canary).expect("traces");
        let mut gone = book.holding(&traces).expect("looked at").sure;
        let stays = folder
            .path()
            .join("backups/book-2026-11-18T093000Z-by-hand.vuoro");
        std::fs::create_dir(&stays).expect("a folder that no file's removal takes");
        let named = Folder::of(&book.path).expect("a folder");
        gone.insert(0, named.all().expect("listed")[0]);
        let left = book.remove_backups(gone);
        assert_eq!(left, ["book-2026-11-18T093000Z-by-hand.vuoro"]);
        assert!(!folder.path().join("backups").join(made.name).exists());
    }

    #[test]
    fn the_backups_that_hold_somebody_are_named_and_may_go_too() {
        let folder = tempfile::tempdir().expect("a folder");
        let (mut book, canary, mira) = book(folder.path());
        let backup = |book: &Book| {
            book.backup(BackupReason::ByHand, &now(), &mut |_| {
                ControlFlow::Continue(())
            })
            .expect("a backup")
        };
        backup(&book);
        let holding = |book: &Book, id| book.erasure(&[id]).expect("looked at").backups;
        // The other is of before the import of two hundred.
        assert_eq!(holding(&book, canary), ["2026-11-19T09:30:00Z"; 2]);
        let added = book.add_person(&person("Somebody New"), &now());
        let new = added.expect("added").made.expect("an id");
        assert_eq!(holding(&book, new), [""; 0], "no backup knows them yet");
        book.erase(&[canary], BACKUPS_TOO, &now()).expect("erased");
        let left = crate::book::backups(&book.path, &Unlock::KeyFile).expect("listed");
        assert_eq!(
            left,
            [],
            "what was made before the erasing held her as well"
        );
        backup(&book);
        book.erase(&[mira], EraseOptions::default(), &now())
            .expect("erased");
        let left = crate::book::backups(&book.path, &Unlock::KeyFile).expect("listed");
        assert_eq!(left.len(), 2, "they stay unless it is said");
    }
}
