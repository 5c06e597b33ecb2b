//! A screen of its own, WebKit's driver, and the program's window on it.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use super::Home;

/// How long anything may take. The computer may be busy; nothing waits longer
/// than it has to.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// A window of the program, alone on a screen of 1280 × 800.
pub(crate) struct Window {
    runtime: Runtime,
    client: Option<Client>,
    driver: Started,
    // Dropped last: whatever still shows on the screen goes with it.
    _screen: Started,
    port: u16,
}

impl Window {
    /// Opens the window on the home's book, with contact files as a user names them.
    pub(crate) fn open(home: &Home, files: &[&Path]) -> Self {
        let (screen, display) = screen();
        let (driver, port) = driver(home, &display);
        let mut window = Self {
            runtime: tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .expect("a runtime"),
            client: None,
            driver,
            _screen: screen,
            port,
        };
        window.start(home, files);
        window
    }

    /// Ends the program, and starts it anew.
    pub(crate) fn open_again(&mut self, home: &Home, files: &[&Path]) {
        self.quit();
        self.start(home, files);
    }

    /// Ends it as a power cut does: the driver kills the program.
    pub(crate) fn quit(&mut self) {
        if let Some(client) = self.client.take() {
            self.runtime
                .block_on(client.close())
                .expect("the driver ends the program");
        }
    }

    fn start(&mut self, home: &Home, files: &[&Path]) {
        let mut arguments = vec![json!("--book"), json!(home.book())];
        arguments.extend(files.iter().map(|file| json!(file)));
        let capabilities = json!({
            "webkitgtk:browserOptions": {
                "binary": env!("CARGO_BIN_EXE_vuoro-desktop"),
                "args": arguments,
            }
        });
        let Value::Object(capabilities) = capabilities else {
            unreachable!("an object was written");
        };
        let address = format!("http://127.0.0.1:{}", self.port);
        // A program that ends before its window is there leaves the driver waiting.
        let _alone = alone();
        let connected = self.runtime.block_on(async {
            let mut client = ClientBuilder::new(HttpConnector::new());
            let opened = client.capabilities(capabilities).connect(&address);
            tokio::time::timeout(2 * PATIENCE, opened).await
        });
        let connected = connected.expect("the driver opens the window in time");
        self.client = Some(connected.expect("the driver opens the window"));
        self.listen();
    }

    pub(crate) fn run<T>(
        &self,
        act: impl AsyncFnOnce(&Client) -> Result<T, fantoccini::error::CmdError>,
    ) -> T {
        let client = self.client.as_ref().expect("the window is open");
        self.runtime
            .block_on(async { tokio::time::timeout(PATIENCE, act(client)).await })
            .expect("the window answers in time")
            .expect("the driver does as it is told")
    }

    /// Lets a little time go by; the page is asked again afterwards.
    pub(crate) fn pause(&self) {
        self.runtime
            .block_on(async { tokio::time::sleep(Duration::from_millis(25)).await });
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // The driver ends the program with the session. Where that fails, it
        // ends with its screen.
        if let Some(client) = self.client.take() {
            let patience = Duration::from_secs(5);
            let _ = self
                .runtime
                .block_on(async { tokio::time::timeout(patience, client.close()).await });
        }
        self.driver.end();
    }
}

/// A process that does not outlive the test.
pub(crate) struct Started(Child);

impl Started {
    fn end(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        self.end();
    }
}

fn start(command: &mut Command, package: &str) -> Started {
    let program = command.get_program().to_string_lossy().into_owned();
    match command.spawn() {
        Ok(child) => Started(child),
        Err(error) => panic!(
            "the window cannot be tested: {program} does not start ({error}); \
             please install Debian's package {package}, or run `make test`, which does"
        ),
    }
}

/// A screen that nobody sees, and its name.
pub(crate) fn screen() -> (Started, String) {
    let mut screen = start(
        Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1280x800x24"])
            .args(["-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null()),
        "xvfb",
    );
    let output = screen.0.stdout.take().expect("it was piped");
    let mut number = String::new();
    BufReader::new(output)
        .read_line(&mut number)
        .expect("Xvfb names its screen");
    let number = number.trim();
    assert!(!number.is_empty(), "Xvfb ended before it had a screen");
    (screen, format!(":{number}"))
}

/// One at a time looks for a port, a test for its driver's and a driver for its
/// window's: what another one had for the moment in which it looked would be taken
/// for the one that is meant, and a window would never come.
fn alone() -> MutexGuard<'static, ()> {
    static LOOKING: Mutex<()> = Mutex::new(());
    LOOKING.lock().unwrap_or_else(PoisonError::into_inner)
}

fn driver(home: &Home, display: &str) -> (Started, u16) {
    let _alone = alone();
    let begun = Instant::now();
    loop {
        // Another program may take the port before the driver does: then the
        // driver ends, and there is another port.
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .and_then(|listener| listener.local_addr())
            .expect("a free port")
            .port();
        let mut driver = start(
            home.confine(&mut Command::new("WebKitWebDriver"))
                .arg(format!("--port={port}"))
                .env("DISPLAY", display)
                .env("GDK_BACKEND", "x11")
                .env("NO_AT_BRIDGE", "1")
                .env("TAURI_WEBVIEW_AUTOMATION", "true")
                .stdout(Stdio::null())
                .stderr(Stdio::null()),
            "webkit2gtk-driver",
        );
        while driver.0.try_wait().expect("a child").is_none() {
            if std::net::TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
                return (driver, port);
            }
            assert!(
                begun.elapsed() < PATIENCE,
                "WebKitWebDriver does not answer"
            );
            std::thread::sleep(Duration::from_millis(10));
        }
        assert!(begun.elapsed() < PATIENCE, "WebKitWebDriver does not start");
    }
}
