//! What several phones say of one person stands side by side: none takes the
//! place of another's word, and what the owner took out comes back by none.

use vuoro_core::book::ImportOptions;
use vuoro_core::book::view::{Field, ImportReport};
use vuoro_core::domain::contact::PointKind;

use super::desk::{Desk, edit, written};

/// A card without a UID, as most phones write them.
fn anna(more: &str) -> String {
    format!("BEGIN:VCARD\nVERSION:3.0\nFN:Anna Ek\nEMAIL:a@x.fi\n{more}END:VCARD\n")
}

fn import(desk: &mut Desk, name: &str, content: &str) -> ImportReport {
    let file = desk.file(name, content);
    desk.import_files(&[file], &ImportOptions::default())
        .unwrap()
}

fn numbers(desk: &Desk) -> Vec<String> {
    let points = desk.page("Anna").points.into_iter();
    let phones = points.filter(|point| point.kind == PointKind::Phone);
    phones
        .map(|p| [p.label, p.value].join(" ").trim().to_owned())
        .collect()
}

#[test]
fn another_phones_card_is_no_later_version() {
    let mut desk = Desk::new();
    import(&mut desk, "iphone.vcf", &anna("NOTE:Sails\nTITLE:Nurse\n"));
    let android = import(
        &mut desk,
        "android.vcf",
        &anna("NOTE:Likes tea\nTITLE:Teacher\n"),
    );
    let says = |desk: &Desk| (desk.page("Anna").title, desk.page("Anna").note);
    assert_eq!(says(&desk), ("Nurse".into(), "Sails".into()));
    let fields = &android.changes[0].fields;
    assert!(fields.iter().all(|field| field.kept_mine), "{fields:?}");
    // The first phone's own next version is one, whatever the day in its name.
    import(
        &mut desk,
        "iPhone (2).vcf",
        &anna("NOTE:Sails\nTITLE:Head nurse\n"),
    );
    assert_eq!(says(&desk), ("Head nurse".into(), "Sails".into()));
}

#[test]
fn what_was_taken_out_by_hand_comes_back_by_no_phone() {
    for third in ["a.vcf", "c.vcf"] {
        let mut desk = Desk::new();
        import(&mut desk, "a.vcf", &anna("TEL:040 5550101\nTITLE:Nurse\n"));
        import(&mut desk, "b.vcf", &anna("TEL:040 5550102\n"));
        edit(&mut desk, "Anna", |edit| {
            edit.title.clear();
            edit.points.retain(|point| point.value != "040 5550101");
        });
        let report = import(
            &mut desk,
            third,
            &anna("TEL:040 5550101\nTITLE:Nurse\nNOTE:Sails\n"),
        );
        assert_eq!(report.updated_people, 1);
        assert_eq!(numbers(&desk), ["040 5550102"], "{third}");
        let page = desk.page("Anna");
        assert_eq!((page.title.as_str(), page.note.as_str()), ("", "Sails"));
        desk.is_whole();
    }
}

/// Of two cards of hers in one file, one changed.
#[test]
fn nor_by_the_second_card_of_one_file() {
    let two =
        |note: &str| anna("TEL:040 5550101\n") + &anna(&format!("TEL:040 5550102\nNOTE:{note}\n"));
    let mut desk = Desk::of(&two("One"));
    edit(&mut desk, "Anna", |edit| {
        edit.points.retain(|point| point.value != "040 5550102");
    });
    desk.import(&two("Two"));
    assert_eq!(numbers(&desk), ["040 5550101"]);
}

#[test]
fn a_line_of_another_program_stays() {
    let mut desk = Desk::new();
    import(&mut desk, "a.vcf", &anna("X-SHOE:41\n"));
    import(&mut desk, "b.vcf", &anna("X-SHOE:42\n"));
    import(&mut desk, "a.vcf", &anna("X-SHOE:43\n"));
    let text = written(&desk);
    for (line, stands) in [
        ("X-SHOE:41", false),
        ("X-SHOE:42", true),
        ("X-SHOE:43", true),
    ] {
        assert_eq!(text.contains(line), stands, "{line}: {text}");
    }
}

#[test]
fn a_kept_line_stays_under_its_own_label() {
    let line = |group: &str, date: &str, label: &str| {
        format!("{group}.X-ABDATE:{date}\n{group}.X-ABLabel:{label}\n")
    };
    let mut desk = Desk::new();
    let met = line("item1", "2019-06-01", "First met");
    let graduation = line("item1", "2005-05-30", "Graduation");
    let also = |desk: &Desk| -> Vec<String> {
        let also = desk.page("Anna").also.into_iter();
        let mut also: Vec<String> = also.map(|one| [one.label, one.value].join(" ")).collect();
        also.sort();
        also
    };
    import(&mut desk, "a.vcf", &anna(&met));
    import(&mut desk, "b.vcf", &anna(&graduation));
    let both = ["First met 2019-06-01", "Graduation 2005-05-30"];
    assert_eq!(also(&desk), both);
    // Under another number it is the same, with another date another.
    let renumbered = line("item7", "2005-05-30", "Graduation");
    import(&mut desk, "b.vcf", &anna(&renumbered));
    assert_eq!(also(&desk), both);
    let corrected = line("item1", "2005-05-31", "Graduation");
    import(&mut desk, "b.vcf", &anna(&corrected));
    assert_eq!(
        also(&desk),
        ["First met 2019-06-01", "Graduation 2005-05-31"]
    );
    let labelled = line("item1", "2019-06-01", "We met");
    import(&mut desk, "a.vcf", &anna(&labelled));
    assert_eq!(also(&desk), ["Graduation 2005-05-31", "We met 2019-06-01"]);
    desk.is_whole();
}

#[test]
fn an_address_in_parts_is_the_same_with_its_text() {
    let row = "First Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Address 1 - Label,\
         Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - Postal Code\n\
         Anna,Ek,* myContacts,,a@x.fi,,\"Katu 1\n20100 Turku\",Katu 1,Turku,20100\n";
    let card = anna("ADR:;;Katu 1;Turku;;20100;\n");
    for files in [
        [("a.vcf", card.as_str()), ("g.csv", row)],
        [("g.csv", row), ("a.vcf", card.as_str())],
    ] {
        let mut desk = Desk::new();
        for (name, content) in files {
            import(&mut desk, name, content);
        }
        assert_eq!(desk.page("Anna").addresses.len(), 1, "{files:?}");
    }
}

#[test]
fn a_label_is_learnt_and_follows_its_card() {
    let tel = |types: &str| anna(&format!("TEL{types}:040 5550101\n"));
    let mut desk = Desk::new();
    import(&mut desk, "a.vcf", &tel(""));
    let report = import(&mut desk, "b.vcf", &tel(";TYPE=HOME"));
    assert_eq!(report.updated_people, 1);
    assert_eq!(report.changes[0].fields[0].field, Field::Phone);
    assert_eq!(numbers(&desk), ["home 040 5550101"]);
    import(&mut desk, "b.vcf", &tel(";TYPE=WORK"));
    assert_eq!(numbers(&desk), ["work 040 5550101"]);
    // One phone's word is no reason to leave another's.
    import(&mut desk, "c.vcf", &tel(";TYPE=CELL"));
    assert_eq!(numbers(&desk), ["work 040 5550101"]);
    // Nor to leave the owner's.
    edit(&mut desk, "Anna", |edit| {
        edit.points.iter_mut().for_each(|p| p.label.clear())
    });
    import(&mut desk, "b.vcf", &tel(";TYPE=WORK\nTITLE:Nurse"));
    import(&mut desk, "d.vcf", &tel(";TYPE=WORK\nNOTE:Sails"));
    assert_eq!(numbers(&desk), ["040 5550101"]);
    // A number that a card gives twice keeps its two labels.
    let twice = anna("TEL;TYPE=HOME:040 5550102\nTEL;TYPE=WORK:040 5550102\n");
    let mut desk = Desk::of(&twice);
    desk.import(&twice.replace("FN:", "NOTE:Sails\nFN:"));
    assert_eq!(numbers(&desk), ["home 040 5550102", "work 040 5550102"]);
    let address = |label: &str| anna(&format!("ADR{label}:;;Katu 1;Turku;;20100;\n"));
    let mut desk = Desk::new();
    import(&mut desk, "a.vcf", &address(""));
    import(&mut desk, "b.vcf", &address(";TYPE=HOME"));
    assert_eq!(desk.page("Anna").addresses[0].label, "home");
}

#[test]
fn a_line_that_changes_stays_in_its_group() {
    let card = |group: &str, second: &str| {
        anna(&format!(
            "{group}.X-A:1\n{group}.X-B:{second}\n{group}.X-ABLabel:Met\n"
        ))
    };
    let mut desk = Desk::of(&card("item1", "one"));
    for (group, second) in [("item1", "two"), ("item4", "three")] {
        desk.import(&card(group, second));
        let text = written(&desk);
        let lines = text.lines().filter(|line| line.contains("X-"));
        let mut lines: Vec<&str> = lines.collect();
        lines.sort_unstable();
        let changed = format!("item1.X-B:{second}");
        assert_eq!(lines, ["item1.X-A:1", "item1.X-ABLabel:Met", &changed]);
    }
    desk.is_whole();
}
