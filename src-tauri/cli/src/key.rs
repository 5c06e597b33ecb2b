//! What opens the book, for the terminal.

use std::io::{IsTerminal, Write, stdin};

use vuoro_computer::SystemKeyring;
use vuoro_core::Book;
use vuoro_core::book::{KeyView, NewKey, NewWay, Way, WordSaid, Words};

use crate::args;
use crate::args::KeyAct;
use crate::exit::Stop;
use crate::prompt;
use crate::shell::Shell;

pub(crate) fn run(shell: &mut Shell, act: Option<&KeyAct>) -> Result<(), Stop> {
    let mut book = shell.open()?;
    match act {
        None => {}
        Some(KeyAct::Words { check: false }) => return print_words(shell, &book.recovery_words()?),
        Some(KeyAct::Words { check: true }) => {
            let answers = answers()?;
            book.check_words(&answers, &shell.now)?;
        }
        Some(KeyAct::Renew) => book = renew(shell, book)?,
        Some(KeyAct::Passphrase { remove: false }) => {
            book.add_way(NewWay::Passphrase(&prompt::new_passphrase()?))?;
        }
        Some(KeyAct::Keyring { remove: false }) => book.add_way(NewWay::Keyring(&SystemKeyring))?,
        Some(KeyAct::File { remove: false }) => book.add_way(NewWay::File)?,
        Some(KeyAct::Passphrase { remove: true }) => {
            book.remove_way(Way::Passphrase, &SystemKeyring)?;
        }
        Some(KeyAct::Keyring { remove: true }) => book.remove_way(Way::Keyring, &SystemKeyring)?,
        Some(KeyAct::File { remove: true }) => book.remove_way(Way::File, &SystemKeyring)?,
    }
    show(shell, &book.keys()?)
}

/// Opens a book whose key is lost.
pub(crate) fn unlock(shell: &mut Shell, said: &args::Unlock) -> Result<(), Stop> {
    if stdin().is_terminal() {
        shell.note("Type the 24 words in their order, in as many lines as you like.");
    }
    let mut words = String::new();
    while !Words::are_all_typed(&words) {
        words.push_str(&prompt::line("Words")?);
        words.push(' ');
    }
    let passphrase = said.passphrase.then(prompt::new_passphrase).transpose()?;
    let way = match &passphrase {
        Some(passphrase) => NewWay::Passphrase(passphrase),
        None if said.keyring => NewWay::Keyring(&SystemKeyring),
        None => NewWay::File,
    };
    let book = Book::regain(shell.place(), &words, way, &shell.now)?;
    shell.note("the book is open again, with a new key file");
    show(shell, &book.keys()?)
}

fn renew(shell: &mut Shell, book: Book) -> Result<Book, Stop> {
    let new = NewKey::new();
    print_words(shell, &new.words()?)?;
    shell.out.flush()?;
    shell.note("These become the recovery words. Write them down before you answer.");
    let answers = answers()?;
    let passphrase = if book.keys()?.ways.contains(&Way::Passphrase) {
        match vuoro_computer::passphrase() {
            None => Some(prompt::secret("Passphrase")?),
            said => said,
        }
    } else {
        None
    };
    Ok(book.renew_key(
        &new,
        &answers,
        passphrase.as_ref(),
        &SystemKeyring,
        &shell.now,
    )?)
}

/// Asks three of the words back. A program says which it answers: `7 anchor`.
fn answers() -> Result<Vec<WordSaid>, Stop> {
    let mut answers = Vec::new();
    for number in Book::asked_words() {
        let typed = prompt::line(&format!("Word {number}"))?;
        let said = typed.trim().split_once(' ');
        let own = said.and_then(|(number, word)| Some((number.parse().ok()?, word)));
        let (number, word) = own.unwrap_or((number, typed.as_str()));
        answers.push(WordSaid {
            number,
            word: word.into(),
        });
    }
    Ok(answers)
}

fn print_words(shell: &mut Shell, words: &Words) -> Result<(), Stop> {
    if shell.json {
        return shell.print_json(&words.each().collect::<Vec<_>>());
    }
    for (at, word) in words.each().enumerate() {
        let end = if at % 4 == 3 { "\n" } else { "" };
        write!(shell.out, "{:>4} {word:<10}{end}", at + 1)?;
    }
    Ok(())
}

fn show(shell: &mut Shell, keys: &KeyView) -> Result<(), Stop> {
    if shell.json {
        return shell.print_json(keys);
    }
    for way in &keys.ways {
        let (name, what) = match way {
            Way::File => (
                "key file",
                "opens without a question; keeps out nobody who can read this disk",
            ),
            Way::Keyring => ("keyring", "opens when you sign in to this computer"),
            Way::Passphrase => ("passphrase", "asked for, unless another way opens first"),
        };
        writeln!(shell.out, "{name:<11} {what}")?;
    }
    let words = match keys.words_checked.as_str() {
        "" => "24 on paper open it whatever is lost; never checked: `vuoro key words`".into(),
        day => format!("24 on paper, checked on {day}"),
    };
    writeln!(shell.out, "{:<11} {words}", "words")?;
    for name in &keys.left_behind {
        shell.note(&format!(
            "{name} opens as it did before: it has an older key, or could not follow"
        ));
    }
    Ok(())
}
