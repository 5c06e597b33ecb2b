//! Editing in the terminal, as somebody would type it.

use super::terminal::{IPHONE, Terminal};

/// Runs a line that must succeed; what it printed.
#[track_caller]
fn run(terminal: &Terminal, line: &[&str]) -> String {
    let said = terminal.run(line);
    assert_eq!(said.code, 0, "{line:?}: {}", said.err);
    said.out
}

#[test]
fn a_person_is_added_edited_and_shown() {
    let terminal = Terminal::new();
    let added = run(
        &terminal,
        &[
            "person",
            "add",
            "Anna Korhonen",
            "given=Anna",
            "family=Korhonen",
            "email.work=anna@example.fi",
        ],
    );
    assert!(added.starts_with("added Anna Korhonen"), "{added}");
    run(&terminal, &["add", "Liisa Korhonen", "tag+=Family"]);
    run(
        &terminal,
        &[
            "person",
            "set",
            "Anna",
            "family=Virtanen",
            "phone.work=+358 40 123 4567",
            "phone.summer house=09 123",
            "birthday=--05-09",
            "tag+=Choir",
            "area+=hobby",
            "address.home=Katu 1; 00100; Helsinki; Finland",
            "related.mother=#3",
            "circle=friend",
            "note=Likes tea",
        ],
    );
    let page = run(&terminal, &["person", "Anna"]);
    for part in [
        "Anna Virtanen",
        "+358 40 123 4567  (work)",
        "09 123  (summer house)",
        "05-09",
        "Choir",
        "Katu 1, 00100, Helsinki, Finland",
        "mother     Liisa Korhonen  (number 3)",
        "friend",
        "hobby",
        "Likes tea",
        "anna@example.fi  (work)",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    run(
        &terminal,
        &["person", "set", "Anna", "phone-=09123", "phone.work="],
    );
    assert!(!run(&terminal, &["person", "show", "Anna"]).contains("+358"));
    let again = run(&terminal, &["person", "set", "Anna", "circle=friend"]);
    assert_eq!(again, "Anna Virtanen: nothing to change\n");
    let history = run(&terminal, &["history"]);
    assert!(history.contains("edited Anna Virtanen: phone"), "{history}");
    run(&terminal, &["undo"]);
    assert!(run(&terminal, &["person", "Anna"]).contains("+358 40 123 4567"));
    let again = run(&terminal, &["redo"]);
    assert_eq!(again, "done again: edited Anna Virtanen: phone\n");
    assert!(!run(&terminal, &["person", "show", "Anna"]).contains("+358"));
}

#[test]
fn what_is_wrong_names_the_field_and_how_it_is_written() {
    let terminal = Terminal::with_book();
    let before = run(&terminal, &["export"]);
    for (word, code, part) in [
        (
            "birthday=9.5.",
            7,
            "birthday: that is no day; write 1984-05-09, or --05-09",
        ),
        ("phone=later", 7, "phone: a number has digits, as in +358"),
        ("email=anna", 7, "email: an address has an @ in it, as in"),
        ("name=", 7, "name: it cannot be empty"),
        ("fone=1", 2, "there is no field \"fone\""),
        ("circle=best", 2, "it is one of: core, close"),
        ("photo=nothing.jpg", 4, "nothing.jpg"),
        ("Nurse", 2, "no FIELD=VALUE"),
    ] {
        let said = terminal.run(&["person", "set", "Anna", "title=Nurse", word]);
        assert_eq!(said.code, code, "{word}: {}", said.err);
        assert!(said.err.contains(part), "{word}: {}", said.err);
        assert!(said.err.contains("hint: "), "{word}: {}", said.err);
    }
    assert_eq!(
        run(&terminal, &["export"]),
        before,
        "nothing of them was written"
    );
}

#[test]
fn the_archived_come_back_and_the_deleted_are_asked_about() {
    let terminal = Terminal::with_book();
    run(&terminal, &["person", "archive", "Anna"]);
    assert!(!run(&terminal, &["people"]).contains("Anna"));
    assert!(run(&terminal, &["people", "ann"]).contains("[archived]"));
    assert!(run(&terminal, &["people", "--archived"]).contains("Anna"));
    run(&terminal, &["person", "restore", "Anna"]);
    let before = run(&terminal, &["export"]);
    let said = terminal.run(&["person", "delete", "Anna", "--yes"]);
    assert_eq!(said.code, 7);
    assert!(
        said.err.contains("1 of the favours") && said.err.contains("archive WHO"),
        "{}",
        said.err
    );
    let said = terminal.run(&["person", "delete", "Pekka"]);
    assert_eq!(said.code, 2, "nobody is there to say yes");
    assert_eq!(run(&terminal, &["export"]), before);
    run(
        &terminal,
        &[
            "person",
            "delete",
            "Anna",
            "Pekka",
            "--with-favours",
            "--yes",
        ],
    );
    assert_eq!(run(&terminal, &["people"]), "");
    run(&terminal, &["undo"]);
    assert_eq!(run(&terminal, &["export"]), before);
}

#[test]
fn groups_and_organisations() {
    let terminal = Terminal::with_book();
    run(&terminal, &["groups", "add", "Choir", "Anna", "Pekka"]);
    assert!(run(&terminal, &["groups", "show", "choir"]).contains("Pekka Laine"));
    run(&terminal, &["groups", "rename", "Choir", "Kuoro"]);
    run(&terminal, &["groups", "remove", "Kuoro", "Anna"]);
    assert!(run(&terminal, &["groups"]).contains("Kuoro"));
    assert!(!run(&terminal, &["people", "--group", "Kuoro"]).contains("Anna"));
    assert_eq!(terminal.run(&["groups", "show", "Quartet"]).code, 3);
    run(&terminal, &["groups", "delete", "Kuoro"]);
    run(&terminal, &["person", "set", "Anna", "organisation=Firm"]);
    run(&terminal, &["person", "set", "Pekka", "organisation=FIRM"]);
    let list = run(&terminal, &["organisations"]);
    assert_eq!(list.matches("another of this name").count(), 2, "{list}");
    let several = terminal.run(&["organisations", "show", "firm"]);
    assert_eq!(several.code, 3, "{}", several.err);
    run(&terminal, &["organisations", "merge", "Firm", "FIRM"]);
    run(&terminal, &["organisations", "rename", "Firm", "Yritys Oy"]);
    let page = run(&terminal, &["organisations", "show", "Yritys"]);
    assert!(
        page.contains("Anna Korhonen") && page.contains("Pekka Laine"),
        "{page}"
    );
    let added = ["organisations", "add", "Kivi Oy", "note=To get to know"];
    assert!(run(&terminal, &added).contains("added: Kivi Oy"));
    assert!(run(&terminal, &["organisations", "show", "Kivi"]).contains("To get to know"));
    let again = terminal.run(&["organisations", "add", "kivi oy"]);
    assert_eq!(again.code, 7);
    assert!(
        again.err.contains("vuoro organisations NAME"),
        "{}",
        again.err
    );
    run(&terminal, &["undo"]);
    let json = run(&terminal, &["organisations", "--json"]);
    assert!(json.contains("\"people\": 2"), "{json}");
}

#[test]
fn a_later_import_keeps_what_was_typed() {
    let terminal = Terminal::new();
    run(&terminal, &["import", IPHONE, "--yes"]);
    let first = run(&terminal, &["people", "--json"]);
    let people: serde_json::Value = serde_json::from_str(&first).unwrap();
    let who = people["rows"][0]["id"].to_string();
    run(
        &terminal,
        &["person", "set", &who, "title=Own title", "phone="],
    );
    let before = run(&terminal, &["export"]);
    run(&terminal, &["import", IPHONE, "--yes"]);
    assert_eq!(run(&terminal, &["export"]), before);
}

#[test]
fn an_erased_person_is_gone_for_good() {
    let terminal = Terminal::new();
    run(&terminal, &["add", "Anna Korhonen", "note=Met in Turku"]);
    run(&terminal, &["add", "Mira Salo", "note=Knows Anna Korhonen"]);
    run(&terminal, &["give", "Anna", "A lift"]);
    let asked = terminal.run(&["person", "erase", "Anna"]);
    assert_ne!(asked.code, 0, "nobody sits there to say yes");
    for part in [
        "never to come back: Anna Korhonen",
        "1 favour with them",
        "3 steps",
        "1 note",
    ] {
        assert!(asked.err.contains(part), "{part}: {}", asked.err);
    }
    let about = run(&terminal, &["export", "Anna"]);
    assert!(about.contains("Met in Turku") && about.contains("A lift"));
    assert!(!about.contains("Knows Anna"), "that is Mira's");
    run(&terminal, &["person", "erase", "Anna", "--yes"]);
    assert_eq!(terminal.run(&["person", "Anna"]).code, 3);
    let undo = terminal.run(&["undo"]);
    assert_ne!(undo.code, 0, "{}", undo.out);
    let history = run(&terminal, &["history"]);
    assert!(history.contains("erased 1 for good"), "{history}");
    assert_eq!(
        history.lines().count(),
        1,
        "and nothing of before: {history}"
    );
    assert_eq!(terminal.run(&["check"]).code, 0);
}

#[test]
fn somebody_is_erased_where_no_backup_can_be_made_once_that_is_said() {
    let terminal = Terminal::new();
    run(&terminal, &["add", "Anna Korhonen"]);
    terminal.file("backups", "in the way");
    let refused = terminal.run(&["person", "erase", "Anna", "--yes"]);
    assert_eq!(refused.code, 1, "{}", refused.err);
    assert!(
        refused
            .err
            .contains("erasing go on without one by --no-backup"),
        "{}",
        refused.err
    );
    assert_eq!(
        terminal.run(&["person", "Anna"]).code,
        0,
        "nothing was changed"
    );
    run(
        &terminal,
        &["person", "erase", "Anna", "--yes", "--no-backup"],
    );
    assert_eq!(terminal.run(&["person", "Anna"]).code, 3);
}

#[test]
fn what_one_says_of_oneself_is_what_others_share() {
    let terminal = Terminal::new();
    run(
        &terminal,
        &[
            "person",
            "add",
            "Anna Korhonen",
            "organisation=Kivi Oy",
            "tag+=Choir",
        ],
    );
    assert!(!run(&terminal, &["person", "Anna"]).contains("In common"));
    run(&terminal, &["me", "organisation=kivi oy", "group+=choir"]);
    let page = run(&terminal, &["person", "Anna"]);
    let common = "In common\n  work       Kivi Oy\n  group      Choir\n";
    assert!(page.contains(common), "{page}");
    let page = run(&terminal, &["--json", "person", "Anna"]);
    assert!(page.contains("\"in_common\": {"), "{page}");
    let me = run(&terminal, &["me"]);
    assert_eq!(me, "  work       kivi oy\n  groups     Choir\n");
    assert!(run(&terminal, &["history", "--limit", "1"]).contains("edited you: organisation, tag"));
    let wrong = terminal.run(&["me", "shoes=42"]);
    assert!(
        wrong.code != 0 && wrong.err.contains("group+=Choir"),
        "{}",
        wrong.err
    );
}

#[test]
fn what_a_card_says_besides_is_shown_and_taken_out_by_its_words() {
    let terminal = Terminal::new();
    let card = terminal.file(
        "maija.vcf",
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Maija Metso\r\nHOBBY:Chess\r\n\
         item1.X-ABDATE:2019-06-01\r\nitem1.X-ABLabel:Met\r\nEND:VCARD\r\n",
    );
    run(&terminal, &["import", "--yes", &card]);
    let also = "Also on the card\n  HOBBY: Chess\n  X-ABDATE (Met): 2019-06-01\n";
    let page = run(&terminal, &["person", "Maija"]);
    assert!(page.contains(also), "{page}");
    run(&terminal, &["person", "set", "Maija", "also-=chess"]);
    assert!(!run(&terminal, &["person", "Maija"]).contains("Chess"));
    let wrong = terminal.run(&["person", "set", "Maija", "also-=chess"]);
    assert!(
        wrong.code != 0 && wrong.err.contains("no line of the card"),
        "{}",
        wrong.err
    );
}

#[test]
fn a_photo_and_the_rest_are_one_step_or_none() {
    let t = Terminal::with_book();
    let no_picture = format!("photo={}", t.file("no.jpg", "not a picture"));
    let said = t.run(&["person", "set", "Anna", "title=Nurse", &no_picture]);
    assert_ne!(said.code, 0);
    assert!(
        !run(&t, &["person", "Anna"]).contains("Nurse"),
        "nothing was written"
    );
    let said = t.run(&["person", "add", "Liisa Salo", &no_picture]);
    assert_ne!(said.code, 0);
    assert!(!run(&t, &["people"]).contains("Liisa"), "nobody was added");
    let phonebook = std::fs::read_to_string(IPHONE).unwrap();
    let cards = phonebook.replace("\r\n ", "").replace("\n ", "");
    let mut photos = cards.lines().filter(|line| line.starts_with("PHOTO;"));
    let (_, picture) = photos.next().unwrap().rsplit_once([':', ',']).unwrap();
    let picture = t.file("anna.b64", picture.trim());
    let decoded = std::process::Command::new("base64")
        .args(["-d", &picture])
        .output()
        .unwrap();
    let photo = format!("photo={}", t.file("anna.jpg", decoded.stdout));
    run(&t, &["person", "set", "Anna", "title=Nurse", &photo]);
    run(&t, &["undo"]);
    let page: serde_json::Value =
        serde_json::from_str(&run(&t, &["person", "Anna", "--json"])).unwrap();
    assert_eq!(
        (&page["title"], &page["photo"]),
        (&"".into(), &serde_json::Value::Null)
    );
}

#[test]
fn who_is_called_otherwise_is_so_in_every_file() {
    let t = Terminal::with_book();
    run(
        &t,
        &["person", "set", "Anna", "given=Anna", "family=Korhonen"],
    );
    run(&t, &["person", "set", "Anna", "name=Anna Virta"]);
    let cards = run(&t, &["export", "--format", "vcard", "Anna"]);
    assert!(cards.contains("N:Virta;Anna"), "{cards}");
    assert!(!cards.contains("Korhonen"), "{cards}");
}

#[test]
fn all_of_an_address_and_a_profile_is_shown() {
    let t = Terminal::with_book();
    let card = t.file(
        "one.vcf",
        "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Osmo Ora\r\nADR;LABEL=\"Polku 9, Kemi\":;;;;;;\r\n\
         ADR;TYPE=work:PL 7;Staircase B;Katu 1;Oulu;Lapland;90100;Finland\r\n\
         IMPP;X-SERVICE-TYPE=Telegram:x-apple:osmo\r\nEND:VCARD\r\n",
    );
    run(&t, &["import", &card, "--yes"]);
    let page = run(&t, &["person", "Osmo"]);
    for part in [
        "Polku 9, Kemi",
        "PL 7, Staircase B, Katu 1, 90100, Oulu, Lapland, Finland  (work)",
        "elegram",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
}

#[test]
fn an_organisation_is_written_as_a_person_is() {
    let t = Terminal::with_book();
    run(&t, &["person", "set", "Anna", "organisation=Laine Oy"]);
    let words = [
        "organisations",
        "set",
        "Laine",
        "phone.main=+358 9 123 456",
        "address.city=Turku",
        "note=Closed in July",
        "name=Laine & Co",
    ];
    assert!(run(&t, &words).contains("Laine & Co: written"));
    let page = run(&t, &["organisations", "show", "Laine"]);
    for part in ["+358 9 123 456  (main)", "Turku", "Closed in July"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(
        run(
            &t,
            &["organisations", "set", "Laine", "note=Closed in July"]
        )
        .contains("nothing to change")
    );
    let wrong = t.run(&["organisations", "set", "Laine", "title=Boss"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("no field \"title\""), "{}", wrong.err);
    run(&t, &["undo"]);
    assert!(!run(&t, &["organisations", "show", "Laine"]).contains("Turku"));
}

#[test]
fn a_slip_of_the_finger_is_said_to_be_one() {
    let t = Terminal::with_book();
    let said = t.run(&["people", "Korhnen"]);
    assert!(said.out.contains("Anna Korhonen"), "{}", said.out);
    assert!(said.err.contains("nobody has that"), "{}", said.err);
    let export = t.run(&["export", "--search", "Korhnen"]);
    assert_eq!(export.code, 7, "a guess is not handed out: {}", export.out);
}
