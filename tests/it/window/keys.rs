//! What opens the book, in the real window: every way from the first passphrase
//! to a lost key, a new key while it is open, and what a paste leaves behind.

use std::fs;
use std::path::PathBuf;

use serde_json::json;

use super::{Home, Window};

#[test]
fn a_new_key_is_given_in_the_open_window_and_its_words_open_the_book() {
    let home = Home::new();
    home.vuoro(&["add", "Aino Aalto"]);
    let before = home.vuoro(&["key", "words"]);
    let window = Window::open(&home, &[]);
    window.go("Settings");
    window.press_in("nav[aria-label=Settings]", "Security");
    window.press("Make a new key…");
    window.until(
        "document.querySelectorAll('[role=dialog] li').length === 24",
        &[],
    );
    window.ask(
        "window.newWords = [...document.querySelectorAll('[role=dialog] li')]
           .map((each) => each.textContent.replace(/[^a-z]/g, ''))",
        vec![],
    );
    window.press_in("[role=dialog]", "I wrote them down");
    window.until(
        "document.querySelectorAll('[role=dialog] input').length === 3",
        &[],
    );
    window.ask(
        "for (const field of document.querySelectorAll('[role=dialog] input')) {
           const number = Number(/\\d+/.exec(field.labels[0].textContent)[0]);
           field.value = window.newWords[number - 1];
           field.dispatchEvent(new Event('input', { bubbles: true }));
         }",
        vec![],
    );
    window.press_in("[role=dialog]", "Seal with the new key");
    window.see("The book has a new key.");
    // The window goes on with the book that is there now.
    window.go("People");
    window.find_person("aino", "Aino Aalto");
    window.expect_no_faults();
    let after = home.vuoro(&["key", "words"]);
    assert_ne!(before, after, "the words are others now");
    assert!(home.vuoro(&["people"]).contains("Aino Aalto"));
}

#[test]
fn a_book_is_sealed_by_a_passphrase_locked_and_regained_by_its_words() {
    let home = Home::new();
    home.vuoro(&["add", "Aino Aalto"]);
    home.vuoro(&["backup"]);
    let printed = home.vuoro(&["key", "words"]);
    let words: Vec<&str> = printed
        .split_whitespace()
        .filter(|word| word.chars().all(char::is_alphabetic))
        .collect();
    assert_eq!(words.len(), 24, "{printed}");
    let words = words.join(" ");
    let mut window = Window::open(&home, &[]);

    // The passphrase is set, the words are read off, and the bare key goes.
    window.go("Settings");
    window.press_in("nav[aria-label=Settings]", "Security");
    window.see("Your book is not protected from whoever reads this disk");
    window.press("Set a passphrase…");
    window.fill("New passphrase", PASSPHRASE);
    window.fill("Once more", PASSPHRASE);
    window.press("Set it");
    window.see("The passphrase is set.");
    window.press("Check");
    window.see("Read these three off your paper.");
    window.read_off(&words);
    window.press_in("[role=dialog]", "Check");
    window.see("They are right.");
    window.ask(
        "[...document.querySelectorAll('.item')].find((each) => said(each).startsWith('Key file'))
           .querySelector('button').click()",
        vec![],
    );
    window.see("Your book opens only with its key");
    window.expect_no_faults();
    assert!(
        !opens_unasked(&home),
        "the terminal, too, asks for the passphrase"
    );

    // Locked, nothing of it is on the page; a wrong passphrase opens nothing.
    window.press("Lock now");
    window.see_room("Your book is locked.");
    window.listen();
    window.until("!document.body.innerText.includes('Aino')", &[]);
    window.fill("Passphrase", "koira haukkuu");
    window.press("Open");
    window.see("That isn’t the passphrase of this book.");
    window.fill("Passphrase", PASSPHRASE);
    window.press("Open");
    window.find_person("aino", "Aino Aalto");
    window.expect_no_faults();

    // The key is lost: the words open the book, and make a new key file.
    window.quit();
    let key = home.path("book.vuoro.key");
    fs::remove_file(&key).expect("the key is lost");
    window.open_again(&home, &[]);
    window.see_room("The key of your book isn’t on this computer.");
    window.press("Open with the recovery words");
    window.fill("The 24 words, in their order", OTHER_WORDS);
    window.choose("Key file");
    window.press("Open");
    window.see("These are the words of another book.");
    assert!(!key.exists(), "nothing is made for them");
    window.fill("The 24 words, in their order", &words);
    window.press("Open");
    window.find_person("aino", "Aino Aalto");
    window.expect_no_faults();
    assert!(opens_unasked(&home), "the key file opens it now");

    // Book, key and the backup's key are gone: the words bring the backup back.
    window.quit();
    for file in [home.book(), key] {
        fs::remove_file(file).expect("it is lost");
    }
    for left in fs::read_dir(home.path("backups")).expect("the backups") {
        let left = left.expect("a file").path();
        if left.extension().is_some_and(|end| end == "key") {
            fs::remove_file(left).expect("it is lost");
        }
    }
    window.open_again(&home, &[]);
    window.see_room("The book that was here is gone.");
    window.press_in("ul", "Restore the backup");
    window.fill("The 24 words, in their order", &words);
    window.choose("Key file");
    window.press_in("[role=dialog]", "Look inside");
    window.see_in("[role=dialog] table", "People 1");
    window.press_in("[role=dialog]", "Restore");
    window.find_person("aino", "Aino Aalto");
    window.expect_no_faults();
    assert!(opens_unasked(&home), "and the key file that was asked for");
}

const PASSPHRASE: &str = "kissa kävelee";

/// Sound words, of no book of ours.
const OTHER_WORDS: &str = "abandon abandon abandon abandon abandon abandon abandon abandon \
    abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon \
    abandon abandon abandon abandon art";

/// Whether the terminal opens the book where nobody can be asked.
fn opens_unasked(home: &Home) -> bool {
    let people = home.terminal(&["people"]).output();
    people
        .expect("the terminal's program starts")
        .status
        .success()
}

impl Window {
    /// Writes into the field of this label.
    fn fill(&self, label: &str, text: &str) {
        let field = "[...document.querySelectorAll('input, textarea')].filter(shown)
           .find((each) => [...each.labels].some((label) => said(label) === arguments[0]))";
        self.until(field, &[label]);
        self.ask(
            &format!(
                "const field = {field};
                 field.value = arguments[1];
                 field.dispatchEvent(new Event('input', {{ bubbles: true }}));"
            ),
            vec![json!(label), json!(text)],
        );
    }

    /// Chooses one of a few.
    fn choose(&self, label: &str) {
        let choice = "[...document.querySelectorAll('[role=radiogroup] label')]
           .find((each) => said(each).startsWith(arguments[0]))";
        self.until(choice, &[label]);
        self.ask(&format!("{choice}.click()"), vec![json!(label)]);
    }

    /// Answers the words that are asked back.
    fn read_off(&self, words: &str) {
        self.until(
            "document.querySelectorAll('[role=dialog] input').length === 3",
            &[],
        );
        self.ask(
            "const words = arguments[0].split(' ');
             for (const field of document.querySelectorAll('[role=dialog] input')) {
               const number = Number(/\\d+/.exec(field.labels[0].textContent)[0]);
               field.value = words[number - 1];
               field.dispatchEvent(new Event('input', { bubbles: true }));
             }",
            vec![json!(words)],
        );
    }
}

#[test]
fn pasted_contacts_come_in_and_are_written_nowhere_else() {
    let home = Home::new();
    home.vuoro(&["add", "Aino Aalto"]);
    let window = Window::open(&home, &[]);
    window.find_person("aino", "Aino Aalto");
    let card = "BEGIN:VCARD\nVERSION:3.0\nFN:Kanarialintu Salo\nEND:VCARD\n";
    window.ask(
        "document.activeElement?.blur();
         const data = new DataTransfer();
         data.setData('text/plain', arguments[0]);
         const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data });
         document.body.dispatchEvent(event);",
        vec![json!(card)],
    );
    window.see("Kanarialintu Salo");
    let nowhere: [PathBuf; 0] = [];
    assert_eq!(
        home.holding("tmp", "Kanarialintu"),
        nowhere,
        "a preview writes no file"
    );
    window.press("Bring them in");
    window.see("See the people");
    assert_eq!(home.holding("tmp", "Kanarialintu"), nowhere);
    assert!(home.vuoro(&["people"]).contains("Kanarialintu Salo"));
    window.expect_no_faults();
}
