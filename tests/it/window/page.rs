//! What a user does at the window, and what is to be seen there afterwards.

use std::time::Instant;

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::error::{CmdError, ErrorStatus};
use fantoccini::key::Key;
use serde_json::{Value, json};

use super::driver::{PATIENCE, Window};

pub(super) const PAGE: &str = include_str!("page.js");

/// Everything that can be clicked.
const CLICKABLE: &str = "button, [role=button], [role=option], [role=radio], [role=menuitem]";

impl Window {
    /// Runs a script in the page, with `named`, `text` and their like at hand.
    pub(crate) fn ask(&self, script: &str, arguments: Vec<Value>) -> Value {
        let script = format!("{PAGE}\n{script}");
        self.run(async |client| client.execute(&script, arguments).await)
    }

    /// Waits until a condition in the page holds. What it asks of may not be there yet.
    pub(crate) fn until(&self, condition: &str, arguments: &[&str]) {
        let begun = Instant::now();
        let script = format!("try {{ return Boolean({condition}) }} catch {{ return false }}");
        let arguments: Vec<Value> = arguments.iter().map(|word| json!(word)).collect();
        while self.ask(&script, arguments.clone()) != json!(true) {
            assert!(
                begun.elapsed() < PATIENCE,
                "{condition} with {arguments:?} does not come true; the page says:\n{}",
                self.text()
            );
            self.pause();
        }
    }

    pub(crate) fn text(&self) -> String {
        let text = self.ask("return text()", vec![]);
        text.as_str().unwrap_or_default().to_owned()
    }

    /// The words of one part of the page.
    pub(crate) fn part(&self, selector: &str) -> String {
        let text = self.ask("return part(arguments[0])", vec![json!(selector)]);
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until these words stand on the page.
    pub(crate) fn see(&self, words: &str) {
        self.until("text().includes(arguments[0])", &[words]);
    }

    /// Waits until these words are gone from the page.
    pub(crate) fn see_no_more(&self, words: &str) {
        self.until("!text().includes(arguments[0])", &[words]);
    }

    /// Waits until these words stand in one part of the page.
    pub(crate) fn see_in(&self, part: &str, words: &str) {
        self.until("part(arguments[0]).includes(arguments[1])", &[part, words]);
    }

    /// Waits for the heading that says which room this is.
    pub(crate) fn see_room(&self, heading: &str) {
        self.until("named('h1', arguments[0])", &[heading]);
    }

    /// Clicks on what goes by this name.
    pub(crate) fn press(&self, name: &str) {
        self.press_in("body", name);
    }

    /// The same, within one part of the page.
    pub(crate) fn press_in(&self, part: &str, name: &str) {
        let within = |each: &str| format!("{part} {each}");
        let selector: Vec<String> = CLICKABLE.split(", ").map(within).collect();
        let selector = selector.join(", ");
        let begun = Instant::now();
        while !self.click(&selector, name) {
            assert!(
                begun.elapsed() < PATIENCE,
                "{name} cannot be clicked; the page says:\n{}",
                self.text()
            );
            self.pause();
        }
    }

    /// Clicks if it can be: what still moves, lies behind a veil, or waits for
    /// what was done before, can not yet.
    fn click(&self, selector: &str, name: &str) -> bool {
        let found = self.ask(
            "const found = named(arguments[0], arguments[1]); return found?.disabled ? null : found",
            vec![json!(selector), json!(name)],
        );
        let id = found
            .as_object()
            .and_then(|reference| reference.values().next())
            .and_then(Value::as_str);
        let Some(id) = id.map(|id| ElementRef::from(id.to_owned())) else {
            return false;
        };
        self.run(async |client| {
            let clicked = Element::from_element_id(client.clone(), id).click().await;
            match clicked {
                Err(CmdError::Standard(refused))
                    if matches!(
                        refused.error,
                        ErrorStatus::ElementClickIntercepted
                            | ErrorStatus::ElementNotInteractable
                            | ErrorStatus::StaleElementReference
                    ) =>
                {
                    Ok(false)
                }
                clicked => clicked.map(|()| true),
            }
        })
    }

    /// Goes to a room by the rail.
    pub(crate) fn go(&self, room: &str) {
        self.press_in("nav", room);
    }

    /// Types as on the keyboard, into whatever has the focus.
    pub(crate) fn type_text(&self, text: &str) {
        let strokes = text
            .chars()
            .flat_map(|value| [KeyAction::Down { value }, KeyAction::Up { value }]);
        self.strike(strokes.collect());
    }

    pub(crate) fn strike_key(&self, key: Key) {
        self.type_text(&key);
    }

    /// Strikes a key while Control is held.
    pub(crate) fn control(&self, letter: char) {
        let held = Key::Control.chars().next().expect("a key");
        self.strike(vec![
            KeyAction::Down { value: held },
            KeyAction::Down { value: letter },
            KeyAction::Up { value: letter },
            KeyAction::Up { value: held },
        ]);
    }

    fn strike(&self, strokes: Vec<KeyAction>) {
        let keys = strokes
            .into_iter()
            .fold(KeyActions::new("keyboard".into()), KeyActions::then);
        self.run(async |client| client.perform_actions(keys).await);
    }

    /// Waits until the focus stands where this selector says.
    pub(crate) fn focus_on(&self, selector: &str) {
        self.until("document.activeElement?.matches(arguments[0])", &[selector]);
    }

    /// Goes by the Tab key until the focus stands where this selector says.
    pub(crate) fn tab_to(&self, selector: &str) {
        for _ in 0..20 {
            self.strike_key(Key::Tab);
            let there = "return document.activeElement.matches(arguments[0])";
            if self.ask(there, vec![json!(selector)]) == json!(true) {
                return;
            }
        }
        panic!("the Tab key does not come to {selector}");
    }

    /// Finds a person by typing the beginning of the name, and opens their page.
    pub(crate) fn find_person(&self, typed: &str, name: &str) {
        self.until("document.querySelector('[role=listbox]')", &[]);
        self.control('f');
        self.focus_on("input");
        // Whatever was looked for before.
        self.control('a');
        self.type_text(typed);
        self.until("named('[role=option]', arguments[0])", &[name]);
        self.until(
            "named('[role=option]', arguments[0]).getAttribute('aria-posinset') === '1'",
            &[name],
        );
        self.strike_key(Key::Enter);
        self.see_in("article", name);
    }

    /// Waits until what has changed is painted, and nothing moves any more.
    pub(crate) fn at_rest(&self) {
        let painted = "const done = arguments[0];
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));";
        self.run(async |client| client.execute_async(painted, vec![]).await);
        self.until(
            "document.getAnimations().every((each) => each.playState !== 'running')
             && [...document.querySelectorAll('.veil, .dialog, .menu, .toast')].filter(shown)
               .every((each) => getComputedStyle(each).opacity === '1')",
            &[],
        );
        self.run(async |client| client.execute_async(painted, vec![]).await);
    }

    /// From now on the page's faults are kept: what the policy refuses, and every error.
    pub(crate) fn listen(&self) {
        // What is said to the empty page before it is lost.
        self.until(
            "location.protocol === 'tauri:' && document.readyState === 'complete'",
            &[],
        );
        self.ask(
            "if (!window.faults) {
               const faults = (window.faults = []);
               addEventListener('securitypolicyviolation', (event) => faults.push(
                 `refused: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
               // A notice, not a fault: sizes that changed within a frame are told of in the next.
               const late = 'ResizeObserver loop completed with undelivered notifications.';
               addEventListener('error', (event) =>
                 event.message === late || faults.push(`error: ${event.message}`), true);
               addEventListener('unhandledrejection', (event) => faults.push(`rejected: ${event.reason}`));
               const { error } = console;
               console.error = (...words) => { faults.push(words.join(' ')); error.apply(console, words); };
             }",
            vec![],
        );
    }

    /// Nothing was refused, and nothing went wrong, since the window was opened.
    pub(crate) fn expect_no_faults(&self) {
        let faults = self.ask("return window.faults", vec![]);
        assert_eq!(faults, json!([]), "the page has faults");
    }
}
