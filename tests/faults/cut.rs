//! Power cuts: whatever was acknowledged before the cut is there after it, and
//! nothing is half there. What each promise of SQLite's is worth is seen by
//! taking it away: three controls have to lose something.

use std::fs;
use std::path::Path;

use vuoro_core::book::EraseOptions;
use vuoro_core::{Book, Error};

use crate::chance::Chance;
use crate::desk::{self, DEEDS, Deed, State, create, now, open, state, whole};
use crate::disk::Disk;
use crate::drawer::Drawer;
use crate::ground::{Ground, Outcome};
use crate::knob;

/// What is taken away, to see that its absence is noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Control {
    Off,
    Normal,
    LyingDisk,
}

/// A book, or none, and how many backups of it there are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Left {
    state: Option<State>,
    backups: usize,
}

impl Left {
    /// Whether all that was left at that moment is found. A backup that was not
    /// told yet may stand there whole.
    fn is(&self, left: &Self) -> bool {
        self.state == left.state && self.backups >= left.backups
    }
}

/// What was found after some cuts.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tally {
    cuts: u64,
    acknowledged: u64,
    lost: u64,
    corrupt: u64,
}

impl Tally {
    fn sum(all: Vec<Self>) -> Self {
        all.iter().fold(Self::default(), |sum, one| Self {
            cuts: sum.cuts + one.cuts,
            acknowledged: sum.acknowledged + one.acknowledged,
            lost: sum.lost + one.lost,
            corrupt: sum.corrupt + one.corrupt,
        })
    }
}

const ROUNDS: (u64, u64) = (300, 20);
const CONTROL_ROUNDS: (u64, u64) = (20, 3);

pub(crate) fn run(ground: &Ground) -> Outcome<String> {
    let honest = ground.rounds("cut", ROUNDS, |number, chance, folder| {
        round(ground, number, chance, folder, None)
    })?;
    let honest = Tally::sum(honest);
    let mut figure = format!(
        "{} cuts under {} acknowledged changes: {} lost, {} corrupt",
        honest.cuts, honest.acknowledged, honest.lost, honest.corrupt
    );
    for control in [Control::Off, Control::Normal, Control::LyingDisk] {
        let tally = bitten(ground, control)?;
        let what = match control {
            Control::Off => "`synchronous=OFF`",
            Control::Normal => "`synchronous=NORMAL`",
            Control::LyingDisk => "an fsync that lies",
        };
        figure.push_str(&format!(
            "; control {what}: {} of {} cuts lost, {} corrupt",
            tally.lost, tally.cuts, tally.corrupt
        ));
    }
    Ok(figure)
}

/// Rounds of a control, and more of them where a few were lucky.
fn bitten(ground: &Ground, control: Control) -> Outcome<Tally> {
    let mut tally = Tally::default();
    for again in 0..6 {
        let name = format!("cut without {control:?} {again}");
        let more = ground.rounds(&name, CONTROL_ROUNDS, |number, chance, folder| {
            round(ground, number, chance, folder, Some(control))
        })?;
        tally = Tally::sum([vec![tally], more].concat());
        if tally.lost + tally.corrupt > 0 {
            return Ok(tally);
        }
    }
    Err(format!(
        "the control {control:?} lost nothing in {} cuts, so these cuts prove nothing",
        tally.cuts
    ))
}

/// One owner's day, cut off at several moments.
fn round(
    ground: &Ground,
    number: u64,
    chance: &mut Chance,
    folder: &Path,
    control: Option<Control>,
) -> Outcome<Tally> {
    let (live, aside) = (folder.join("live"), folder.join("aside"));
    fs::create_dir_all(&aside).map_err(|error| error.to_string())?;
    fs::create_dir_all(&live).map_err(|error| error.to_string())?;
    // Every eighth day begins with no book.
    let makes = number % 8 == 7 && control.is_none();
    if !makes {
        desk::copy(&ground.template(), &live);
    }
    let disk = Disk::under(&live, chance.clone());
    if control == Some(Control::LyingDisk) {
        disk.lie();
    }
    let mut states: Vec<Left> = Vec::new();
    if makes {
        disk.keep_moments(8);
        states.push(Left::default());
    }
    live_a_day(&disk, &mut states, chance, &live, &aside, control)
        .map_err(|error| format!("on a sound disk: {error}"))?;
    disk.has_seen_all()?;

    let mut tally = Tally {
        acknowledged: states.len() as u64,
        ..Tally::default()
    };
    for (index, moment) in disk.moments().into_iter().enumerate() {
        let left = folder.join(format!("left-{index}"));
        let mut fate = Chance::of(ground.seed, "fate", number << 16 | index as u64);
        moment.surface.cut(&mut fate, &live, &left);
        let may_be = states.iter().skip(moment.acknowledged).take(2);
        if makes && moment.acknowledged > 0 {
            let lost = folder.join("lost");
            desk::copy(&left, &lost);
            is_missed(&lost).map_err(|why| format!("cut {index}: {why}"))?;
            let _ = fs::remove_dir_all(&lost);
        }
        let found = found(&left);
        if makes && matches!(&found, Ok(Left { state: Some(_), .. })) {
            is_missed(&left).map_err(|why| format!("cut {index}, opened: {why}"))?;
        }
        let _ = fs::remove_dir_all(&left);
        tally.cuts += 1;
        let (lost, corrupt) = match &found {
            Ok(found) => (!may_be.clone().any(|may| found.is(may)), false),
            Err(_) => (false, true),
        };
        tally.lost += u64::from(lost);
        tally.corrupt += u64::from(corrupt);
        if control.is_none() && (lost || corrupt) {
            let went = found
                .as_ref()
                .ok()
                .and_then(|found| states.iter().position(|state| found.state == state.state));
            return Err(format!(
                "cut {index} after {} acknowledged changes: {}",
                moment.acknowledged,
                match (found, went) {
                    (Err(why), _) => why,
                    (Ok(found), Some(back)) => format!(
                        "the book is as after change {back}, with {} backups of {}",
                        found.backups, states[moment.acknowledged].backups
                    ),
                    (_, None) => "the book is as it never was".into(),
                }
            ));
        }
    }
    Ok(tally)
}

fn live_a_day(
    disk: &Disk,
    states: &mut Vec<Left>,
    chance: &mut Chance,
    live: &Path,
    aside: &Path,
    control: Option<Control>,
) -> Result<(), Error> {
    let makes = !states.is_empty();
    let mut book = if makes { create(live)? } else { open(live)? };
    let mut backups = 0;
    let left = |book: &Book, backups: usize| {
        Ok::<_, Error>(Left {
            state: Some(state(book)?),
            backups,
        })
    };
    states.push(left(&book, backups)?);
    if makes {
        disk.acknowledge();
    }
    // A checkpoint comes after a thousand pages; here it is also to be cut off.
    let checkpoint = chance.of_these(&[1000, 200, 40, 10]);
    let set = || {
        knob::turn(&format!("wal_autocheckpoint={checkpoint}"));
        match control {
            Some(Control::Off) => knob::turn("synchronous=OFF"),
            Some(Control::Normal) => knob::turn("synchronous=NORMAL"),
            _ => {}
        }
    };
    set();
    disk.keep_moments(if makes { 25 } else { 50 });
    for _ in 0..6 + chance.below(5) {
        if chance.percent(12) {
            drop(book);
            book = open(live)?;
            set();
        }
        // What has the book alone, or leaves nothing to undo.
        match chance.below(12) {
            0 => {
                book = Drawer::default().renew(book)?;
                set();
            }
            1 if backups > 0 => {
                drop(book);
                desk::restore_latest(live)?;
                book = open(live)?;
                set();
            }
            2 if !book.ids()?.is_empty() => {
                let someone = book.ids()?[0];
                book.erase(&[someone], EraseOptions::default(), &now())?;
                // That of before.
                backups += 1;
            }
            _ => {
                let deed = chance.of_these(&DEEDS);
                if !deed.run(&mut book, chance, aside)? {
                    continue;
                }
                backups += usize::from(deed == Deed::Backup);
            }
        }
        states.push(left(&book, backups)?);
        disk.acknowledge();
    }
    Ok(())
}

/// What the next start finds: a whole book, or none where none was made; and
/// no backup in the list that is not sound.
fn found(folder: &Path) -> Outcome<Left> {
    let state = match open(folder) {
        Ok(mut book) => Some(whole(&mut book)?),
        Err(Error::NoBook(_)) => None,
        Err(error) => return Err(error.to_string()),
    };
    let backups = desk::sound_backups(folder)?.len();
    Ok(Left { state, backups })
}

/// A book that was told as made, or was opened, and that is lost afterwards: its
/// key says that there was one.
fn is_missed(folder: &Path) -> Outcome<()> {
    fs::remove_file(folder.join(desk::BOOK)).map_err(|error| error.to_string())?;
    match open(folder) {
        Err(Error::BookGone(_)) => Ok(()),
        told => Err(format!("its book was lost, and the start says {told:?}")),
    }
}
