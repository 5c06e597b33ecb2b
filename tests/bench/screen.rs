//! A screen of its own, and what can be seen on it.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt, ImageFormat, Window};
use x11rb::rust_connection::RustConnection;

/// Red, green, blue.
pub(crate) type Colour = [u8; 3];
/// A part of the screen: left, top, width, height.
type Part = (i16, i16, u16, u16);

/// The foot of the window's left edge, where Vuoro's rail is. What is seen there
/// first is GTK's grey, then the page's empty background: neither is a painted
/// page, so the colour that is waited for is the rail's own.
const EDGE: Part = (60, 700, 4, 4);
pub(crate) const RAIL: Colour = [0xf5, 0xf3, 0xf1];
/// The bare window's page, as its HTML has it.
pub(crate) const BARE: Colour = [0xf0, 0xe8, 0xd8];
/// Where the first rows of Vuoro's list are.
const ROWS: Part = (230, 84, 280, 120);
/// Dots as dark as text, in a first row with a name in it.
const TEXT: usize = 60;

pub(crate) struct Screen {
    server: Child,
    display: String,
    connection: RustConnection,
    root: Window,
}

/// What is on the screen.
pub(crate) struct Seen {
    /// The page, painted at the edge in the colour that was waited for.
    pub(crate) page: bool,
    /// Text in the list.
    pub(crate) rows: bool,
}

impl Screen {
    pub(crate) fn open() -> Self {
        let mut server = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1280x800x24",
                "-nolisten",
                "tcp",
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb (Debian's package xvfb)");
        let mut number = String::new();
        let stdout = server.stdout.as_mut().expect("Xvfb's answer");
        BufReader::new(stdout)
            .read_line(&mut number)
            .expect("Xvfb's answer");
        let display = format!(":{}", number.trim());
        let (connection, at) = x11rb::connect(Some(&display)).expect("the screen");
        let root = connection.setup().roots[at].root;
        Self {
            server,
            display,
            connection,
            root,
        }
    }

    /// What a window's program finds around it.
    pub(crate) fn surround(&self, command: &mut Command, home: &Path) {
        command
            .env("DISPLAY", &self.display)
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("XDG_RUNTIME_DIR")
            .env("GDK_BACKEND", "x11")
            .env("NO_AT_BRIDGE", "1")
            .env("HOME", home)
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env("LC_ALL", "C.UTF-8")
            .stdout(Stdio::null())
            .stderr(Stdio::null());
    }

    pub(crate) fn look(&self, awaited: Colour) -> Seen {
        let edge = self.dots(EDGE);
        let rows = self.dots(ROWS);
        let page = edge.iter().all(|dot| *dot == awaited);
        let dark = rows
            .iter()
            .filter(|dot| dot.iter().all(|part| *part < 120))
            .count();
        Seen {
            page,
            rows: page && dark >= TEXT,
        }
    }

    /// The colour at the edge, to say what was seen instead.
    pub(crate) fn edge(&self) -> Colour {
        self.dots(EDGE).first().copied().unwrap_or_default()
    }

    fn dots(&self, (left, top, width, height): Part) -> Vec<Colour> {
        let image = self
            .connection
            .get_image(
                ImageFormat::Z_PIXMAP,
                self.root,
                left,
                top,
                width,
                height,
                !0,
            )
            .expect("the screen")
            .reply()
            .expect("its dots");
        image
            .data
            .chunks_exact(4)
            .map(|dot| [dot[2], dot[1], dot[0]])
            .collect()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
