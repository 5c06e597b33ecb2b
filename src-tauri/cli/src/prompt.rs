//! What is asked of whoever types: without an echo where it is a secret. Where
//! nobody types, each answer is a line of standard input.

use std::io::{self, IsTerminal, Write};

use vuoro_core::book::Passphrase;

use crate::exit::Stop;

/// A secret, not shown as it is typed.
pub(crate) fn secret(question: &str) -> io::Result<Passphrase> {
    if io::stdin().is_terminal() {
        return rpassword::prompt_password(format!("{question}: ")).map(Passphrase::new);
    }
    line(question).map(Passphrase::new)
}

/// A new passphrase: twice where it cannot be seen.
pub(crate) fn new_passphrase() -> Result<Passphrase, Stop> {
    let typed = secret("New passphrase")?;
    if io::stdin().is_terminal() && secret("Once more")? != typed {
        return Err(Stop::Unclear {
            what: "the two are not the same; nothing was changed".into(),
            hint: "try once more".into(),
        });
    }
    Ok(typed)
}

pub(crate) fn line(question: &str) -> io::Result<String> {
    if io::stdin().is_terminal() {
        let mut err = io::stderr().lock();
        write!(err, "{question}: ")?;
        err.flush()?;
    }
    let mut typed = String::new();
    if io::stdin().read_line(&mut typed)? == 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(typed.trim_end_matches(['\r', '\n']).to_owned())
}
