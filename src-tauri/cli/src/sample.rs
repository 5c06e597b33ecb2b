//! Invented contacts and books, to try things out.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use vuoro_core::Error;
use vuoro_core::book::SampleBook;
use vuoro_core::error::Invalid;
use vuoro_core::sample::{Dialect, Language, Options, phonebook};

use crate::args;
use crate::exit::Stop;
use crate::output::counted;
use crate::progress::Progress;
use crate::shell::Shell;

pub(crate) fn make(shell: &mut Shell, what: &args::Sample) -> Result<(), Stop> {
    match what {
        args::Sample::Phonebook {
            people,
            phone,
            seed,
            photo_side,
            broken_card,
            to,
        } => {
            let dialect = match phone {
                args::Phone::Iphone => Dialect::Iphone,
                args::Phone::Android => Dialect::Android,
                args::Phone::Google => Dialect::Google,
            };
            let options = Options {
                dialect,
                people: *people,
                seed: *seed,
                broken_card: *broken_card,
                photo_side: *photo_side,
            };
            write(shell, options, to)
        }
        args::Sample::Book {
            people,
            favours,
            seed,
            photo_side,
            language,
        } => {
            let sample = SampleBook {
                people: *people,
                favours: *favours,
                seed: *seed,
                photo_side: *photo_side,
                language: match language {
                    args::Language::English => Language::English,
                    args::Language::Finnish => Language::Finnish,
                },
            };
            fill(shell, &sample)
        }
    }
}

fn write(shell: &mut Shell, options: Options, to: &Path) -> Result<(), Stop> {
    if to == Path::new("-") {
        let mut out = BufWriter::new(&mut shell.out);
        phonebook(options, &mut out)?;
        return Ok(out.flush()?);
    }
    let failed = |error| Error::file(to, error);
    let mut out = BufWriter::new(File::create_new(to).map_err(failed)?);
    phonebook(options, &mut out)
        .and_then(|()| out.flush())
        .map_err(failed)?;
    Ok(())
}

fn fill(shell: &mut Shell, sample: &SampleBook) -> Result<(), Stop> {
    let mut book = shell.open_or_create()?;
    // Invented people are never mixed with real ones.
    if book.count_people()? > 0 {
        return Err(Error::Invalid(Invalid::NotEmpty).into());
    }
    let mut progress = Progress::new();
    book.fill_sample(sample, &shell.now, &mut |told| progress.tell(told))?;
    drop(progress);
    let people = counted(book.count_people()?, "person", "people");
    writeln!(shell.out, "{people}, all invented")?;
    Ok(())
}
