//! What is said and what is a guess, and whom a line is about.

use super::*;

#[test]
fn what_is_said_is_quoted_and_the_rest_is_a_guess() {
    let text = "🎉 Anna introduced me to Pekka at Slush yesterday";
    let read = read_here(text);
    assert_eq!(quoted(text, read.on.said), "yesterday");
    assert_eq!(quoted(text, read.kind.said), "introduced");
    assert_eq!(quoted(text, read.occasion.unwrap().said), "at Slush");
    let people: Vec<String> = read
        .people
        .iter()
        .map(|p| quoted(text, Some(p.said)))
        .collect();
    assert_eq!(people, ["Anna", "Pekka"]);
    assert_eq!(read.people[0].candidates.len(), 2, "two Annas are known");
    assert_eq!((read.cost.value, read.cost.said), (Size::FiveMinutes, None));
    assert_eq!((read.value.value, read.value.said), (None, None));

    let read = read_here("luin Liisan gradun");
    assert_eq!(read.on, Guess::guessed(When::on(today())), "no day is said");
    assert_eq!(read.people[0].word, "Liisa");
}

#[test]
fn what_is_not_understood_is_kept_as_it_was_written() {
    let read = read_here("  buy milk & bread ");
    assert!(!read.understood);
    assert_eq!(read.what.value, "buy milk & bread");
    assert!(read.people.is_empty() && read.kind.said.is_none());
    assert_eq!(read_here("").what.value, "");
}

#[test]
fn what_only_might_be_is_not_taken_for_done() {
    for text in [
        "Emma might help me with the thesis",
        "Emma ehkä auttaa mua gradun kanssa",
        "Anna might introduce me to Pekka",
        "Emma was supposed to review my CV",
        "Maybe I could introduce Tom to Sarah",
        "voisin lainata Matille perää",
        "olisin auttanut Pekkaa mut se ehti jo ite",
        "pitäis kiittää Annaa lipuista",
        "I wish Tom had helped me with the move",
        "If Anna helps me with the move",
    ] {
        let read = read_here(text);
        let done = read.understood && read.status.value == Status::Done;
        assert!(!done, "{text}: {:?}", read.status);
    }
    let read = read_here("Emma babysat our kids so we could go out yesterday");
    assert!(read.understood && read.status.value == Status::Done);
}

#[test]
fn the_line_of_the_ledger_says_what_the_draft_does_not() {
    for (text, what) in [
        ("promised Tom a CV review by Friday", "CV review"),
        (
            "gave Olli advice on salary negotiations over the phone",
            "Advice on salary negotiations over the phone",
        ),
        (
            "asked Anna to introduce me to Pekka",
            "Introduce me to Pekka",
        ),
        (
            "Read Liisa's thesis yesterday, big job",
            "Read Liisa's thesis",
        ),
        (
            "Anna introduced me to Pekka at Slush yesterday",
            "Anna introduced me to Pekka",
        ),
        ("luin Liisan gradun eilen, iso homma", "Luin Liisan gradun"),
        (
            "Esittelin Tomin ja Priyan toisilleen Slushissa",
            "Esittelin Tomin ja Priyan toisilleen",
        ),
        (
            "lupasin Tomille CV-palautteen perjantaihin mennessä",
            "Lupasin Tomille CV-palautteen",
        ),
        // A date that no field takes stays where it was said.
        (
            "Tom fixed my laptop by Friday",
            "Tom fixed my laptop by Friday",
        ),
        ("Tom korjasi hanan huomenna", "Tom korjasi hanan huomenna"),
        (
            "helped Tom move yesterday and on Monday",
            "Helped Tom move and on Monday",
        ),
    ] {
        assert_eq!(read_here(text).what.value, what, "{text}");
    }
}

#[test]
fn what_is_got_comes_from_somebody() {
    for (text, expect) in [
        ("got an introduction to Pekka", "taken"),
        ("received an intro to Pekka last week", "taken"),
        ("sain esittelyn Pekalle", "taken"),
        ("introduced me to Pekka", "taken"),
        ("got Pekka an introduction to Tom", "given"),
    ] {
        let read = read_here(text);
        let who: Vec<String> = read.people.iter().map(person).collect();
        assert_eq!(read.direction.value.to_string(), expect, "{text}: {who:?}");
        assert!(who[0].contains("Pekka"), "{text}: {who:?}");
        assert_eq!(who[0].starts_with("introduced:"), expect == "taken");
    }
}

#[test]
fn whom_a_line_is_about_need_not_be_named() {
    let world = world();
    for (text, direction, kind, cost) in [
        (
            "read her thesis yesterday, an hour",
            "given",
            "feedback",
            "an_hour",
        ),
        (
            "she read my thesis yesterday, an hour",
            "taken",
            "feedback",
            "an_hour",
        ),
        ("helped me move, all day", "taken", "hands_on_help", "days"),
        (
            "got a lift from him to the airport, an hour",
            "taken",
            "hands_on_help",
            "an_hour",
        ),
        (
            "asked her to read my thesis",
            "taken",
            "feedback",
            "an_hour",
        ),
        ("she asked me for feedback", "given", "feedback", "an_hour"),
        ("luin gradun eilen, tunti", "given", "feedback", "an_hour"),
        (
            "auttoi minua muutossa, koko päivä",
            "taken",
            "hands_on_help",
            "days",
        ),
    ] {
        let read = super::read(text, today(), &world, true);
        let said = [
            read.direction.value.to_string(),
            read.kind.value.to_string(),
            read.cost.value.to_string(),
        ];
        assert!(read.understood, "{text}");
        assert_eq!(said, [direction, kind, cost], "{text}");
        assert!(read.people.is_empty(), "{text}");
        assert!(!read_here(text).understood, "{text}: about nobody");
    }
    let what = |text| super::read(text, today(), &world, true).what.value;
    assert_eq!(what("wrote a letter yesterday"), "Wrote a letter");
    for text in ["dentist tomorrow at 3pm", "<img onerror=window.pwned=1>"] {
        let read = super::read(text, today(), &world, true);
        assert!(!read.understood, "{text}");
        assert_eq!(read.what.value, text);
    }
}

#[test]
fn a_coffee_together_is_an_hour_and_nobody_s_treat() {
    for (text, cost) in [
        ("Had coffee with Tom yesterday", Size::AnHour),
        ("lunch with Tom", Size::AnHour),
        ("söin lounasta Tomin kanssa", Size::AnHour),
        ("had dinner with Tom", Size::HalfADay),
    ] {
        let read = read_here(text);
        assert_eq!(read.kind.value, FavourKind::Hosting, "{text}");
        assert_eq!((read.cost.value, read.cost.said), (cost, None), "{text}");
        assert_eq!(read.direction.said, None, "{text}");
    }
    assert!(read_here("cooked lunch for Tom").direction.said.is_some());
}

#[test]
fn the_day_of_what_is_asked_for_is_a_guess() {
    for text in [
        "Anna pyysi minulta apua muutossa lauantaina",
        "Tom asked me for help with the move on Saturday",
    ] {
        let due = read_here(text).due.unwrap_or_else(|| panic!("{text}"));
        assert_eq!(
            (due.value.to_string(), due.said),
            ("2026-11-21".into(), None),
            "{text}"
        );
    }
    let read = read_here("asked Tom for advice on Monday");
    assert_eq!(
        (read.on.value.to_string(), read.due),
        ("2026-11-16".into(), None)
    );
}

#[test]
fn who_gave_is_a_guess_where_only_the_place_or_the_occasion_tells() {
    for (text, guessed) in [
        ("Dinner at Anna's", true),
        ("Illallinen Liisan luona", true),
        ("Spent the weekend at Anna's cottage", true),
        ("Vietin viikonlopun Annan mökillä", true),
        ("Anna came over for dinner", true),
        ("Stayed with Anna last weekend", false),
        ("Anna asked me to dinner", false),
        ("Anna pyysi minut illalliselle", false),
    ] {
        let read = read_here(text);
        assert!(read.understood, "{text}");
        assert_eq!(read.direction.said.is_none(), guessed, "{text}");
    }
}
