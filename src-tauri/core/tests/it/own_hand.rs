//! What the owner has, and what another file or an old one says.

use vuoro_core::book::ImportOptions;
use vuoro_core::book::view::{Field, ImportReport};

use super::desk::{Desk, edit, now, png};

fn with_photo(shade: u8, more: &str) -> String {
    use base64::Engine;
    let photo = base64::engine::general_purpose::STANDARD.encode(png(shade));
    format!(
        "BEGIN:VCARD\nVERSION:3.0\nFN:Anna Ek\nTEL:040 5550101\n{more}\
         PHOTO;ENCODING=b;TYPE=PNG:{photo}\nEND:VCARD\n"
    )
}

fn import(desk: &mut Desk, file: &str, card: &str) -> ImportReport {
    let file = desk.file(file, card);
    desk.import_files(&[file], &ImportOptions::default())
        .unwrap()
}

/// Whether a report tells of a picture that was left with its card.
fn tells_of_a_picture(report: &ImportReport) -> bool {
    let mut fields = report.changes.iter().flat_map(|change| &change.fields);
    fields.any(|field| field.field == Field::Photo && field.kept_mine)
}

#[test]
fn the_picture_of_another_telephone_is_told_and_stays_with_its_card() {
    let mut desk = Desk::new();
    import(&mut desk, "phone.vcf", &with_photo(1, ""));
    let first = desk.page("Anna").photo;
    let report = import(&mut desk, "google.vcf", &with_photo(2, ""));
    assert!(tells_of_a_picture(&report), "{report:?}");
    assert_eq!(desk.page("Anna").photo, first);
    // The phone's own next one is taken.
    import(&mut desk, "phone.vcf", &with_photo(3, ""));
    assert_ne!(desk.page("Anna").photo, first);
}

#[test]
fn a_picture_that_was_taken_out_does_not_come_from_elsewhere() {
    let mut desk = Desk::new();
    import(&mut desk, "phone.vcf", &with_photo(1, ""));
    let (id, photo) = (desk.id("Anna"), desk.page("Anna").photo);
    desk.book
        .set_photo(id, photo.as_deref(), None, &now())
        .unwrap();
    let report = import(&mut desk, "google.vcf", &with_photo(2, ""));
    assert!(tells_of_a_picture(&report), "{report:?}");
    assert_eq!(desk.page("Anna").photo, None);
}

#[test]
fn an_old_export_that_is_found_again_takes_nothing_back() {
    let of = |rev: &str, title: &str| {
        format!(
            "BEGIN:VCARD\nVERSION:3.0\nUID:a\nFN:Anna Ek\nTITLE:{title}\nREV:{rev}\nEND:VCARD\n"
        )
    };
    let mut desk = Desk::of(&of("2026-03-01T08:00:00Z", "Head nurse"));
    let report = desk.import(&of("20250101T080000Z", "Nurse"));
    assert_eq!((report.new_people, report.updated_people), (0, 0));
    assert_eq!(desk.page("Anna").title, "Head nurse");
    let kept = &report.changes[0].fields[0];
    assert!(kept.kept_mine && kept.after == "Nurse", "{report:?}");
    desk.import(&of("20260401T080000Z", "Matron"));
    assert_eq!(desk.page("Anna").title, "Matron");
}

/// One program wrote them all, wherever its owner lives now.
#[test]
fn the_days_of_one_table_are_read_in_one_order() {
    let table = |more: &str| {
        let rows = ["Anna,5/9/1984", "Pekka,12/31/1970", "Mira,3/4/1990"];
        let head = "First Name,Last Name,E-mail Address,Birthday,Home Phone\n";
        let rows = rows.map(|row| row.replace(',', ",Ek,,") + "," + more + "\n");
        head.to_owned() + &rows.concat()
    };
    let mut desk = Desk::new();
    import(&mut desk, "outlook.csv", &table(""));
    let born =
        |desk: &Desk| ["Anna", "Pekka", "Mira"].map(|name| desk.page(name).birthday.unwrap());
    let expect = ["1984-05-09", "1970-12-31", "1990-03-04"];
    assert_eq!(born(&desk), expect.map(|day| day.to_owned()));
    // And once more, when the row is read again, and known by what it said.
    edit(&mut desk, "Anna", |edit| {
        edit.birthday = "1984-05-10".into()
    });
    let report = import(&mut desk, "outlook.csv", &table("040 5550101"));
    assert_eq!((report.new_people, report.updated_people), (0, 3));
    assert_eq!(born(&desk)[0], "1984-05-10");
    // What tells nothing is as the country has it.
    let mut other = Desk::new();
    let unsure = table("").replace("12/31", "12/11");
    import(&mut other, "outlook.csv", &unsure);
    assert_eq!(born(&other)[0], "1984-09-05");
}
