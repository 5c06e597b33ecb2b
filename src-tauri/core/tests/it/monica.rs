//! All that Monica's export says comes along, or is told of.

use serde_json::{Value, json};
use vuoro_core::book::ImportOptions;
use vuoro_core::book::view::{ImportReport, ProblemKind};

use super::desk::Desk;

const PIXEL: &str = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";

/// A person, and what stands beside them.
fn person(uuid: &str, name: &str, beside: &[(&str, Value)]) -> Value {
    let data = beside.iter();
    let data = data.map(|(kind, values)| json!({"count": 1, "type": kind, "values": values}));
    let data: Vec<Value> = data.collect();
    json!({"uuid": uuid, "properties": {"first_name": name}, "data": data})
}

fn partial(uuid: &str, name: &str) -> Value {
    let mut partial = person(
        uuid,
        name,
        &[("pet", json!([{"properties": {"name": "Musti"}}]))],
    );
    let born = json!({"uuid": "b", "is_year_unknown": false, "date": "2018-06-01T00:00:00Z"});
    partial["properties"]["is_partial"] = json!(true);
    partial["properties"]["birthdate"] = born;
    partial
}

fn child(who: &str, of: &str) -> (&'static str, Value) {
    let child = json!({"properties": {"type": "child", "contact_is": who, "of_contact": of}});
    ("relationship", json!([child]))
}

fn import(desk: &mut Desk, people: &[Value], more: &[(&str, Value)]) -> ImportReport {
    let mut data = vec![json!({"type": "contact", "values": people})];
    data.extend(
        more.iter()
            .map(|(kind, values)| json!({"type": kind, "values": values})),
    );
    let journal = json!([{"uuid": "j", "properties": {"title": "A day"}}, {"uuid": "k"}]);
    let types = json!([{"uuid": "sms", "properties": {"name": "SMS"}}]);
    let events = json!([{"uuid": "moved", "properties": {"translation_key": "moved_house"}}]);
    let document = json!({"version": "1.0-preview.1", "account": {
        "data": data,
        "properties": {"journal_entries": journal},
        "instance": {"contact_field_types": types, "life_event_types": events},
    }});
    let file = desk.file("monica.json", document.to_string());
    desk.import_files(&[file], &ImportOptions::default())
        .unwrap()
}

/// What no field of theirs holds.
fn beside(desk: &Desk, name: &str) -> Vec<String> {
    let form = desk.book.person_form(desk.id(name)).unwrap();
    let lines = form.extra.into_iter();
    let bare = lines.map(|line| line.replacen("X-VUORO-COLUMN:", "", 1));
    bare.collect()
}

#[test]
fn what_was_said_and_done_stands_beside_a_person() {
    let message = |text: &str, mine: bool| json!({"properties": {"content": text, "written_at": "2024-02-03", "written_by_me": mine}});
    let messages = [message("Coffee?", true), message("Yes", false)];
    let talk = json!([{"properties": {
        "happened_at": "2024-02-03T00:00:00Z", "contact_field_type": "sms", "messages": messages,
    }}]);
    let moved = json!([{"properties": {"happened_at": "2020-01-01", "type": "moved"}}]);
    let feeling = json!([{"uuid": "e", "properties": {"name": "joy"}}]);
    let call = json!([{"properties": {"content": "Summer", "emotions": feeling}}]);
    let lent = json!([{"properties": {"amount": 50, "currency": "EUR", "status": "complete"}}]);
    let given = json!([{"properties": {"name": "Poems", "status": "offered", "amount": "20"}}]);
    let all = [
        ("conversation", talk),
        ("life_event", moved),
        ("call", call),
        ("debt", lent),
        ("gift", given),
    ];
    let mut desk = Desk::new();
    import(&mut desk, &[person("a", "Anna", &all)], &[]);
    assert_eq!(
        beside(&desk, "Anna"),
        [
            "conversation;2024-02-03 sms\\n2024-02-03 → Coffee?\\n2024-02-03 ← Yes",
            "life_event;2020-01-01\\, moved_house",
            "call;Summer\\, joy",
            "debt;50\\, EUR\\, complete",
            "gift;20\\, Poems\\, offered",
        ]
    );
    desk.is_whole();
}

#[test]
fn a_relation_comes_with_whoever_it_is_of_and_else_alone() {
    let mut desk = Desk::new();
    let people = [person("a", "Anna", &[]), partial("p", "Pikku")];
    import(&mut desk, &people, &[child("p", "a")]);
    assert_eq!(desk.names(), ["Anna"]);
    assert_eq!(desk.page("Anna").related[0].value, "Pikku");
    assert_eq!(
        beside(&desk, "Anna"),
        ["relationship;Pikku: birthdate 2018-06-01\\, pet Musti"]
    );
    // Whose relation they are the document does not say.
    for more in [vec![], vec![child("p", "x")]] {
        let mut desk = Desk::new();
        import(&mut desk, &people, &more);
        assert_eq!(desk.names(), ["Anna", "Pikku"]);
        assert!(desk.page("Pikku").birthday.is_some());
    }
}

#[test]
fn what_the_book_has_no_place_for_is_told() {
    let record = |uuid: &str, name: &str| json!({"uuid": uuid, "properties": {"original_filename": name, "dataUrl": PIXEL}});
    let photos = [
        record("1", "a.gif"),
        record("2", "b.gif"),
        record("3", "c.gif"),
    ];
    let files = [record("4", "will.pdf")];
    let anna = person(
        "a",
        "Anna",
        &[("photo", json!(["1", "2"])), ("document", json!(["4"]))],
    );
    let more = [
        ("photo", json!(photos)),
        ("document", json!(files)),
        (
            "activity",
            json!([{"uuid": "5", "properties": {"summary": "Nobody's"}}]),
        ),
        ("user", json!([{"uuid": "6"}])),
    ];
    let mut desk = Desk::new();
    let report = import(&mut desk, &[anna], &more);
    let told = report.problems.iter();
    let left = told.filter(|one| one.kind == ProblemKind::NoPlace);
    let left: Vec<&str> = left.map(|one| one.what.as_str()).collect();
    assert_eq!(
        left,
        [
            "Anna: document will.pdf",
            "Anna: photo b.gif",
            "photo",
            "activity",
            "journal_entry × 2",
        ]
    );
    assert!(desk.page("Anna").photo.is_some());
    assert_eq!((report.lost_properties, report.unreadable), (0, 0));
}
