//! The figures of the balance as the window tells them: those of the model's
//! worked example, and none at all of somebody close.

use chrono::{Days, Local, NaiveDate};
use fantoccini::key::Key;
use serde_json::json;

use super::{Home, Window};

/// The worked example of the measures, as old today as it is there.
#[test]
fn the_worked_example_stands_on_the_page() {
    let home = home();
    let said = home.vuoro(&["balance", "--all"]);
    for figure in ["+0.74", "-0.40 … +1.87", "0.94", "0.05"] {
        assert!(said.contains(figure), "{figure} in the terminal: {said}");
    }

    let window = Window::open(&home, &[]);
    window.find_person("anna", "Anna Lehtonen");
    window.see_in("article", "Even between you and Anna Lehtonen.");
    window.see_in("article", "+0.7 between −0.4 and +1.9");
    window.see_in("article", "Received 5.7 6.4 Given");
    window.see_in("article", "You promised today: A lift");
    for (what, adds) in [
        ("Advice", "+2.28"),
        ("Read my CV", "−2.05"),
        ("A job tip", "−3.62"),
        ("The choir", "+4.13"),
        ("A lift", "–"),
        ("Together", "+0.74"),
        ("Reciprocity", "0.94"),
    ] {
        window.until(
            "[...document.querySelectorAll('article li, article p')].some((line) =>
               said(line).includes(arguments[0]) && said(line).endsWith(arguments[1]))",
            &[what, adds],
        );
    }
    window.expect_no_faults();
}

#[test]
fn a_close_tie_shows_no_number_to_eye_or_ear() {
    let home = home();
    home.vuoro(&["person", "add", "Aino Korhonen"]);
    home.vuoro(&["place", "Aino", "close"]);
    for (act, what) in [
        ("give", "Soup"),
        ("give", "Tea"),
        ("give", "A ride"),
        ("take", "Bread"),
        ("take", "Salt"),
        ("take", "A cabin"),
    ] {
        home.vuoro(&[act, "Aino", what, "--size", "days", "--value", "half-day"]);
    }

    let window = Window::open(&home, &[]);
    window.see("3 people");
    let rows = "[role=listbox] [role=option]";
    assert!(
        window.told(rows, "Anna").contains("About even"),
        "somebody else's lean is told"
    );
    window.expect_unnumbered(rows, "Aino");

    window.find_person("aino", "Aino Korhonen");
    window.see_in("article", "Both of you have shown up");
    window.expect_unnumbered("article", "Aino");

    window.go("Favours");
    window.see("Soup");
    window.expect_unnumbered("[role=option]", "Soup");
    window.press_in("[role=listbox]", "Soup");
    window.see_in("aside", "Link another favour");
    window.expect_unnumbered("aside", "Soup");
    window.press_in("aside", "Close");
    window.until(
        "(document.querySelector('main [role=combobox][aria-label=\"With whom\"]').focus(), true)",
        &[],
    );
    window.type_text("aino");
    window.until("named('.picker [role=option]', 'Aino Korhonen')", &[]);
    window.strike_key(Key::Enter);
    window.see_no_more("Read my CV");
    window.expect_unnumbered("main header", "Favours");
    window.expect_unnumbered("main [role=listbox]", "Soup");

    window.go("Balance");
    window.see("Your balance needs a little more to go on.");
    let balance = window.told("main", "Balance");
    assert!(!balance.contains("Aino"), "{balance}");

    window.go("Today");
    window.see("No thanks noted yet: Bread");
    window.expect_unnumbered("main li", "Bread");

    window.control('k');
    window.focus_on("[role=dialog] input");
    window.type_text("aino");
    window.until("named('[role=dialog] [role=option]', 'Aino Korhonen')", &[]);
    window.expect_unnumbered("[role=dialog] [role=option]", "Aino");
    window.expect_no_faults();
}

/// Anna and Pekka, with whom is what the example tells.
fn home() -> Home {
    let home = Home::new().with_look("en", "light");
    home.vuoro(&["person", "add", "Anna Lehtonen"]);
    home.vuoro(&["person", "add", "Pekka Niemi"]);
    for (line, ago) in [
        ("give;Anna;Advice;--size;five-minutes;--value;half-day", 100),
        ("take;Anna;Read my CV;--size;hour;--value;half-day", 400),
        (
            "take;Anna;A job tip;--size;five-minutes;--value;life-changing",
            900,
        ),
        (
            "introduce;Anna;Pekka;--what;The choir;--size;five-minutes;--value;days",
            30,
        ),
        ("promise;Anna;A lift", 0),
    ] {
        let on: NaiveDate = Local::now().date_naive() - Days::new(ago);
        let on = on.to_string();
        let words = line.split(';').chain(["--on", &on]);
        home.vuoro(&words.collect::<Vec<_>>());
    }
    home
}

impl Window {
    /// What one part of the page says to whoever sees it and to whoever hears it.
    fn told(&self, selector: &str, about: &str) -> String {
        self.until(
            "[...document.querySelectorAll(arguments[0])].some((each) =>
               shown(each) && tidy(each.innerText).includes(arguments[1]))",
            &[selector, about],
        );
        let told = self.ask(
            "const place = [...document.querySelectorAll(arguments[0])].find((each) =>
               shown(each) && tidy(each.innerText).includes(arguments[1]));
             if (!place) return null;
             const spoken = ['aria-label', 'aria-description', 'aria-valuetext', 'aria-valuenow', 'title', 'alt'];
             return [place, ...place.querySelectorAll('*')].flatMap((each) => [
               ...(each.childElementCount === 0 ? [tidy(each.textContent)] : []),
               ...spoken.map((name) => each.getAttribute(name)),
             ]).concat(tidy(place.innerText)).filter(Boolean).join(' | ')",
            vec![json!(selector), json!(about)],
        );
        told.as_str()
            .unwrap_or_else(|| panic!("{about} is in no {selector}"))
            .to_owned()
    }

    /// Days have their numbers; sums, sizes, shares and sides have not.
    fn expect_unnumbered(&self, selector: &str, about: &str) {
        let told = self.told(selector, about);
        let words = [
            "0 given",
            "0 received",
            "3 given",
            "3 received",
            "about even",
            "you have given",
            "you have received",
            "half a day",
            "days",
            "worth",
            "effort",
            "counts today",
        ];
        let lower = told.to_lowercase();
        for word in words {
            assert!(
                !lower.contains(word),
                "{word} of somebody close, in {selector}: {told}"
            );
        }
        let letters: Vec<char> = told.chars().collect();
        let signed = letters
            .windows(2)
            .any(|two| "+−-±".contains(two[0]) && two[1].is_ascii_digit());
        let tenths = letters.windows(3).any(|three| {
            three[0].is_ascii_digit() && ".,".contains(three[1]) && three[2].is_ascii_digit()
        });
        assert!(
            !signed && !tenths && !told.contains('%'),
            "a number of somebody close, in {selector}: {told}"
        );
    }
}
