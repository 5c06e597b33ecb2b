//! The program is started while its window is open, and many times at once.

use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use fantoccini::key::Key;

use super::driver::{PATIENCE, screen};
use super::home::phone;
use super::{Home, Window};
use crate::reached;

#[test]
fn a_second_start_brings_its_files_to_the_open_window() {
    let home = Home::new();
    home.vuoro(&["add", "Aino Aalto"]);
    let mut window = Window::open(&home, &[]);
    window.see("Aino Aalto");

    let second = home.start_again(&[&phone()]);
    assert!(second.status.success(), "it opens no window of its own");
    window.see_room("Here is what would change");
    window.see("phone-iphone.vcf");
    window.expect_no_faults();

    // The driver kills the first: whoever comes next has to open a window.
    window.quit();
    let alone = home.start_again(&[&phone()]);
    let said = String::from_utf8_lossy(&alone.stderr);
    assert_eq!(
        alone.status.code(),
        Some(1),
        "there is no screen for it here"
    );
    assert_eq!(said.lines().count(), 1, "which is said in a line: {said}");
    window.open_again(&home, &[&phone()]);
    window.see_room("Here is what would change");
    window.expect_no_faults();
}

#[test]
fn a_key_of_the_desktop_opens_the_line_in_the_window() {
    let home = Home::new();
    home.vuoro(&["add", "Aino Aalto"]);
    let capture = Path::new("--capture");
    let mut window = Window::open(&home, &[capture]);
    let line = "document.querySelector('[role=dialog] input') === document.activeElement";
    window.until(line, &[]);
    window.at_rest();
    window.strike_key(Key::Escape);
    window.until("!document.querySelector('[role=dialog]')", &[]);

    assert!(home.start_again(&[capture]).status.success());
    window.until(line, &[]);
    window.at_rest();
    window.type_text("Aino lent me a ladder");
    assert!(home.start_again(&[capture]).status.success());
    window.see("You received");
    window.expect_no_faults();
    // It was shown, and is not shown again to a page that begins anew.
    window.open_again(&home, &[]);
    window.see("Aino Aalto");
    window.expect_no_faults();
}

#[test]
fn of_twenty_starts_at_once_one_stays_and_the_others_say_why() {
    const STARTS: usize = 20;
    let home = Home::new();
    home.vuoro(&["add", "Aino Aalto"]);
    let (_screen, display) = screen();
    let mut running: Vec<_> = (0..STARTS)
        .map(|_| {
            let mut start = Command::new(env!("CARGO_BIN_EXE_vuoro-desktop"));
            let start = home.confine(&mut start).arg("--book").arg(home.book());
            let start = start.env("DISPLAY", &display).stderr(Stdio::piped());
            start.spawn().expect("the program starts")
        })
        .collect();
    let begun = Instant::now();
    let mut said = Vec::new();
    while running.len() > 1 && begun.elapsed() < PATIENCE {
        running.retain_mut(|start| {
            let Some(status) = start.try_wait().expect("it can be asked") else {
                return true;
            };
            let mut words = String::new();
            let mut errors = start.stderr.take().expect("it was piped");
            errors.read_to_string(&mut words).expect("text");
            said.push((status.success(), words));
            false
        });
        thread::sleep(Duration::from_millis(50));
    }
    // Whoever is left is the window, and goes on being it.
    thread::sleep(Duration::from_secs(1));
    let lives = running.iter_mut().map(|start| start.try_wait());
    let stays = lives.filter(|status| matches!(status, Ok(None))).count();
    for mut start in running {
        start.kill().expect("it was there");
        start.wait().expect("it ends");
    }
    assert_eq!(stays, 1, "one window of the book, and {said:?}");
    for (well, words) in &said {
        assert!(*well && words.contains("is open already"), "{words}");
    }
    let others = said.len();
    reached::leave(
        "starts",
        &format!("{STARTS} started at once: {stays} stays, {others} say why"),
    );
}
