//! Erasing people for good: the one thing that cannot be taken back.

use std::collections::BTreeSet;

use super::edit::{delete, hanging};
use super::view::{Erasure, Id, OperationKind, Subject};
use super::{BackupReason, Book, backup};
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
        let but: Vec<i64> = gone.union(&shared).copied().collect();
        let (mut mentions, mut uids) = (0, Vec::new());
        for id in &ids {
            let traces = Traces::of(&self.connection, *id)?;
            mentions += traces.mentions(&self.connection, &but)?;
            uids.extend(traces.uids);
        }
        Ok(Erasure {
            people: ids.len() as u32,
            favours: gone.len() as u32,
            shared: shared.len() as u32,
            mentions,
            steps: history::count(&self.connection)?,
            backups: self.backups_holding(&uids)?,
        })
    }

    /// Takes people out of the book so that nothing of them is left in it: their
    /// cards, photos and favours, what files proposed of them, and the history
    /// up to now, which remembers what was there. Favours that others took part
    /// in stay with those, without their words. Nothing of it comes back by undo;
    /// the backup that is made before still holds it.
    ///
    /// # Errors
    /// `NotBackedUp`: on a disk that takes none it can be done `without_backup`.
    /// The book is as it was.
    pub fn erase(&mut self, ids: &[Id], options: EraseOptions, now: &Now) -> Result<()> {
        let ids = self.chosen(ids)?;
        let mut uids = Vec::new();
        for id in &ids {
            uids.extend(Traces::of(&self.connection, *id)?.uids);
        }
        // One that would go with the others right away protects nobody.
        if !options.without_backup && !options.backups_too {
            let unlock = self.unlock().ok();
            backup::before(&self.path, unlock.as_ref(), BackupReason::BeforeErase, now)?;
        }
        let work = |tx: &Connection, _| {
            let traces: Vec<Traces> = ids
                .iter()
                .map(|id| Traces::of(tx, *id))
                .collect::<Result<_>>()?;
            let (_, shared) = hanging(tx, &ids)?;
            for favour in shared {
                erase::silence(tx, favour)?;
            }
            delete(tx, &ids, true)?;
            for trace in &traces {
                trace.remove(tx)?;
            }
            let subject = Subject {
                changed: ids.len() as u32,
                ..Subject::default()
            };
            Ok((subject, ()))
        };
        change(
            &mut self.connection,
            OperationKind::Erase,
            now,
            Keep::ForGood,
            work,
        )?;
        erase::empty_log(&self.connection)?;
        match options.backups_too {
            true => self.remove_backups_holding(&uids),
            false => Ok(()),
        }
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

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;
    use crate::book::view::{Beneficiary, FavourForm, PeopleAct, PersonEdit, Relation};
    use crate::book::{ExportFormat, ImportOptions, Unlock};
    use crate::domain::contact::{ContactPoint, PointKind};
    use crate::domain::favour::{FavourKind, Status};
    use crate::domain::size::Size;

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
            kind: FavourKind::Other,
            what: what.into(),
            note: format!("{what}, noted"),
            on: "2026-11".into(),
            status: Status::Done,
            cost: Size::AnHour,
            channel: None,
            occasion: format!("{what}, where"),
            due: None,
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
        let file = folder.join("canary.vcf");
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
        let backups_too = EraseOptions {
            backups_too: true,
            ..EraseOptions::default()
        };
        book.erase(&[canary], backups_too, &now()).expect("erased");
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
