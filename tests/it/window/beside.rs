//! Two faces of one book at the same time.

use std::ops::ControlFlow;
use std::process::{Command, Output, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use vuoro_core::Book;
use vuoro_core::book::ImportOptions;

use super::driver::{PATIENCE, screen};
use super::home::phone;
use super::{Home, Window};

#[test]
fn what_the_terminal_records_beside_the_window_appears() {
    let home = Home::new();
    home.vuoro(&["import", &phone().to_string_lossy(), "--yes"]);
    let window = Window::open(&home, &[]);
    window.find_person("rach", "Rachel Bradford");

    // It appears by itself: nobody touches the window.
    home.vuoro(&["give", "Rachel Bradford", "Showed her the town"]);
    let written = Instant::now();
    window.see_in("article", "Showed her the town");
    assert!(written.elapsed() < Duration::from_secs(10), "and at once");
    window.control('g');
    window.focus_on("[role=dialog] input:not([role])");
    window.type_text("Lent her a tent");
    // What has not been on the sheet is not saved.
    window.see_in("[role=dialog]", "“Lent her a tent”");
    window.strike_key(fantoccini::key::Key::Enter);

    window.see_in("article", "Lent her a tent");
    window.see_in("article", "Showed her the town");
    let balance = home.vuoro(&["balance", "Rachel Bradford", "--why"]);
    assert!(balance.contains("Lent her a tent"), "{balance}");
    window.expect_no_faults();
}

/// Twenty terminals begin at the same moment, and the window writes as well.
#[test]
fn twenty_terminals_write_at_once_beside_the_window() {
    let home = Home::new();
    let window = about_to_give(&home, "Written in the window");
    let what = |number: usize| format!("Favour number {number:02}");
    let terminals: Vec<_> = (0..20)
        .map(|number| {
            let mut terminal = home.terminal(&["give", "Aino Aalto", &what(number)]);
            let piped = terminal.stdout(Stdio::null()).stderr(Stdio::piped());
            piped.spawn().expect("the terminal's program starts")
        })
        .collect();
    window.strike_key(fantoccini::key::Key::Enter);
    let ended = terminals.into_iter().map(|terminal| {
        let said: Output = terminal.wait_with_output().expect("it ends");
        let acknowledged = said.status.success();
        let words = String::from_utf8_lossy(&said.stderr).into_owned();
        assert!(acknowledged || words.contains("busy"), "{words}");
        acknowledged
    });
    let ended: Vec<bool> = ended.collect();
    let acknowledged = ended.iter().filter(|acknowledged| **acknowledged).count();
    assert!(acknowledged >= 10, "{acknowledged} of 20 found their turn");

    window.see_in("article", "Written in the window");
    let told = home.vuoro(&["balance", "Aino Aalto", "--why"]);
    for (number, acknowledged) in ended.into_iter().enumerate() {
        assert_eq!(told.contains(&what(number)), acknowledged, "{number}");
        if acknowledged {
            window.see_in("article", &what(number));
        }
    }
    assert!(home.vuoro(&["check"]).contains("the book is whole"));
    window.expect_no_faults();
}

/// A program that keeps the book for itself for a while is waited for, and said.
#[test]
fn a_change_that_waits_for_another_program_says_so() {
    let home = Home::new();
    let window = about_to_give(&home, "Read her thesis");
    let mut other = Book::open(&home.book(), &vuoro_computer::unlock()).expect("the book");
    let (begun, waiting) = mpsc::channel();
    let (said, told) = mpsc::channel();
    let importing = thread::spawn(move || {
        let mut first = true;
        let mut slow = |_| {
            if std::mem::take(&mut first) {
                begun.send(()).expect("somebody waits");
                // Until the window has said so.
                let _ = told.recv_timeout(PATIENCE);
            }
            ControlFlow::Continue(())
        };
        let options = ImportOptions::default();
        other.import(&[phone()], &options, &vuoro_computer::now(), &mut slow)
    });
    waiting.recv().expect("it has the book");
    window.strike_key(fantoccini::key::Key::Enter);
    window.see("Another program is writing to your book. Vuoro is waiting for it.");
    said.send(()).expect("the import waits");
    window.see_in("article", "Read her thesis");
    importing.join().expect("no panic").expect("it came in");
    window.expect_no_faults();
}

/// Saves that wait for another program leave the window able to answer.
#[test]
fn what_waits_for_another_program_keeps_no_other_command_waiting() {
    let home = Home::new();
    home.vuoro(&["add", "Aino Aalto"]);
    let window = Window::open(&home, &[]);
    window.find_person("aino", "Aino Aalto");
    let mut other = Book::open(&home.book(), &vuoro_computer::unlock()).expect("the book");
    let (begun, waiting) = mpsc::channel();
    let (answered, go_on) = mpsc::channel::<()>();
    let importing = thread::spawn(move || {
        let mut first = true;
        let mut slow = |_| {
            if std::mem::take(&mut first) {
                begun.send(()).expect("somebody waits");
                let _ = go_on.recv_timeout(Duration::from_secs(8));
            }
            ControlFlow::Continue(())
        };
        let options = ImportOptions::default();
        other.import(&[phone()], &options, &vuoro_computer::now(), &mut slow)
    });
    waiting.recv().expect("it has the book");
    window.ask(
        "const { invoke } = window.__TAURI_INTERNALS__;
         for (let at = 0; at < 12; at += 1) void invoke('undo', { operation: null }).catch(() => {});
         setTimeout(() => invoke('cancel_import').then(() => (window.stopped = true)), 300);",
        vec![],
    );
    window.until("window.stopped", &[]);
    assert!(!importing.is_finished(), "and all the others still wait");
    answered.send(()).expect("it waits");
    importing.join().expect("no panic").expect("it came in");
}

/// The window with a favour to Aino on its sheet, which Enter saves.
fn about_to_give(home: &Home, what: &str) -> Window {
    home.vuoro(&["add", "Aino Aalto"]);
    let window = Window::open(home, &[]);
    window.find_person("aino", "Aino Aalto");
    window.control('g');
    window.focus_on("[role=dialog] input:not([role])");
    window.type_text(what);
    window.see_in("[role=dialog]", &format!("“{what}”"));
    window
}

/// Twenty starts at the same moment: one window stays, and the others say why.
#[test]
fn twenty_starts_at_once_open_one_window() {
    let home = Home::new();
    home.vuoro(&["add", "Aino Aalto"]);
    let (_screen, display) = screen();
    let mut starts: Vec<_> = (0..20)
        .map(|_| {
            let mut start = Command::new(env!("CARGO_BIN_EXE_vuoro-desktop"));
            let start = home.confine(&mut start).arg("--book").arg(home.book());
            let start = start.env("DISPLAY", &display).env("GDK_BACKEND", "x11");
            let start = start.env("NO_AT_BRIDGE", "1").stderr(Stdio::piped());
            start.spawn().expect("the program starts")
        })
        .collect();
    let begun = Instant::now();
    while starts.len() > 1 {
        assert!(begun.elapsed() < PATIENCE, "{} stay", starts.len());
        thread::sleep(Duration::from_millis(50));
        for at in (0..starts.len()).rev() {
            if starts[at].try_wait().expect("a child").is_none() {
                continue;
            }
            let said = starts.swap_remove(at).wait_with_output().expect("it ended");
            let words = String::from_utf8_lossy(&said.stderr);
            assert!(said.status.success(), "{words}");
            assert!(
                words.contains("the window of this book is open already"),
                "{words}"
            );
        }
    }
    // The one that is left is a window, and stays.
    thread::sleep(Duration::from_millis(500));
    let mut last = starts.pop().expect("one stays");
    assert!(
        last.try_wait().expect("a child").is_none(),
        "one window stays"
    );
    let _ = last.kill();
    let _ = last.wait();
}
