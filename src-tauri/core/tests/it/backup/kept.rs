//! Which are made by themselves, and which are kept.

use super::*;

#[test]
fn there_is_one_backup_a_day_on_which_the_book_changed() {
    let mut desk = filled(10);
    let anna = desk.book.ids().unwrap()[0];
    let path = desk.book.path().to_owned();
    let mut made = Vec::new();
    for day in 0..6 {
        for hour in [0, 5] {
            let mut now = later(day);
            now.at += TimeDelta::hours(hour);
            // On the even days somebody is given something, before and after.
            if day % 2 == 0 {
                let form = favour(Direction::Given, &[anna], "cake");
                desk.book.record_favour(&form, &now).unwrap();
            }
            if desk
                .book
                .backup_of_the_day(&now, &mut go_on)
                .unwrap()
                .is_some()
            {
                made.push((day, hour));
            }
        }
    }
    // What was given later on an even day is in the backup of the day after.
    assert_eq!(made, [(0, 0), (1, 0), (2, 0), (3, 0), (4, 0), (5, 0)]);
    assert_eq!(listed(&path).len(), 6);
    assert_eq!(
        desk.book.backup_of_the_day(&later(9), &mut go_on).unwrap(),
        None,
        "unchanged"
    );
    let settings = vuoro_core::book::view::Settings {
        half_life_days: 400,
        ..desk.book.settings().unwrap()
    };
    desk.book.set_settings(&settings).unwrap();
    assert!(
        desk.book
            .backup_of_the_day(&later(9), &mut go_on)
            .unwrap()
            .is_some()
    );
    let empty = Desk::new();
    assert_eq!(
        empty.book.backup_of_the_day(&now(), &mut go_on).unwrap(),
        None
    );
}

#[test]
fn a_backup_of_a_day_to_come_does_not_make_one_more_each_time() {
    let mut desk = filled(10);
    let anna = desk.book.ids().unwrap()[0];
    // The clock was wrong once.
    desk.book
        .backup_of_the_day(&later(400), &mut go_on)
        .unwrap();
    let form = favour(Direction::Given, &[anna], "cake");
    desk.book.record_favour(&form, &now()).unwrap();
    let made = [(); 3].map(|()| desk.book.backup_of_the_day(&now(), &mut go_on).unwrap());
    assert_eq!(made.map(|made| made.is_some()), [true, false, false]);
}

fn people(count: u32) -> String {
    (0..count)
        .map(|n| {
            format!(
                "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Person {n}\r\nTEL:+35840{n:07}\r\nEND:VCARD\r\n"
            )
        })
        .collect()
}

#[test]
fn an_import_of_many_people_makes_a_backup_first_or_says_why_it_cannot() {
    let mut desk = filled(10);
    let book = desk.book.path().to_owned();
    let before = desk.export();
    desk.preview(&people(101));
    let mut few = filled(10);
    few.import(&people(100));
    assert_eq!(listed(few.book.path()), [], "a hundred is not many");
    assert_eq!(listed(&book), [], "nor is a look ahead an import");

    fs::write(folder(&book), "in the way").unwrap();
    let file = desk.file("contacts.vcf", people(101));
    let done = desk.import_files(std::slice::from_ref(&file), &ImportOptions::default());
    assert_eq!(kind(done), FailureKind::NotBackedUp);
    assert_eq!(desk.export(), before, "nothing was changed");
    let without = ImportOptions {
        without_backup: true,
        ..ImportOptions::default()
    };
    desk.import_files(&[file], &without).unwrap();
    assert_eq!(desk.names().len(), few.names().len() + 1);

    fs::remove_file(folder(&book)).unwrap();
    desk.book.undo(None, &now()).unwrap();
    let before = desk.export();
    desk.import(&people(101));
    let [row] = &listed(&book)[..] else {
        panic!("one")
    };
    assert_eq!(row.reason, BackupReason::BeforeImport);
    assert_eq!(whole(&folder(&book).join(&row.name)), before, "as it was");

    let mut new = Desk::new();
    new.import(&people(101));
    assert_eq!(listed(new.book.path()), [], "there was nothing to back up");
}

#[test]
fn years_of_use_keep_a_bounded_number_and_the_last_good_one() {
    let mut desk = filled(10);
    let path = desk.book.path().to_owned();
    let anna = desk.book.ids().unwrap()[0];
    let mut kept = by_hand(&desk.book, &now());
    for day in (0..420).step_by(3) {
        let form = favour(Direction::Given, &[anna], "cake");
        desk.book.record_favour(&form, &later(day)).unwrap();
        desk.book
            .backup_of_the_day(&later(day), &mut go_on)
            .unwrap();
    }
    let all = listed(&path);
    assert!(all.len() <= 12 + 10 + 9 + 1, "{}", all.len());
    assert!(all.iter().all(|row| row.trouble.is_none()));
    assert!(kept.exists(), "what was made by hand is never rotated away");
    // Those that are damaged never cost the one that is sound.
    for row in &all[1..] {
        kept = folder(&path).join(&row.name);
        fs::write(&kept, "damaged").unwrap();
    }
    desk.book
        .backup(BackupReason::Daily, &later(421), &mut go_on)
        .unwrap();
    let sound = listed(&path)
        .into_iter()
        .filter(|row| row.trouble.is_none());
    assert_eq!(sound.count(), 2);
}
