//! A script that got into the page all the same, and what it could do there:
//! it can go nowhere, reach nobody, and have nothing but the window's commands.

use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use super::{Home, Window};

/// Ways out of the page. `HERE` is an address at which somebody listens.
const WAYS: &[&str] = &[
    "location.href = HERE",
    "location.assign(HERE)",
    "location.replace(HERE)",
    "location.href = 'file:///etc/passwd'",
    "location.href = 'about:blank'",
    "location.href = 'data:text/html,<script>window.pwned=1</script>'",
    "location.href = 'javascript:window.pwned=1'",
    "location.href = 'https://tauri.localhost/'",
    "location.href = 'tauri://elsewhere/index.html'",
    "location.href = URL.createObjectURL(new Blob(['<script>window.pwned=1</script>'], { type: 'text/html' }))",
    "window.open(HERE)",
    "window.open(HERE, '_self')",
    "window.open('about:blank')",
    "element('a', { href: HERE }).click()",
    "element('a', { href: HERE, target: '_blank' }).click()",
    "element('a', { href: HERE, target: '_top' }).click()",
    "element('a', { href: HERE, ping: HERE }).click()",
    "element('a', { href: 'javascript:window.pwned=1' }).click()",
    "element('a', { href: URL.createObjectURL(new Blob(['x'])), download: 'x.txt' }).click()",
    "element('form', { action: HERE }).submit()",
    "element('form', { action: HERE, method: 'post' }).submit()",
    "element('form', { action: HERE, target: '_blank' }).submit()",
    "element('iframe', { src: HERE })",
    "element('iframe', { srcdoc: '<script>parent.pwned=1</script>' })",
    "element('object', { data: HERE })",
    "element('embed', { src: HERE })",
    "element('img', { src: HERE })",
    "element('audio', { src: HERE })",
    "element('video', { src: HERE, autoplay: '' })",
    "element('link', { rel: 'stylesheet', href: HERE })",
    "element('link', { rel: 'prefetch', href: HERE })",
    "element('link', { rel: 'preconnect', href: HERE })",
    "element('link', { rel: 'dns-prefetch', href: HERE })",
    "element('script', { src: HERE })",
    "element('script', {}).textContent = 'window.pwned=1'",
    "element('base', { href: HERE })",
    "element('meta', { 'http-equiv': 'refresh', content: `0;url=${HERE}` })",
    "element('button', { onclick: 'window.pwned=1' }).click()",
    "element('div', { style: `background: url(${HERE})` })",
    "fetch(HERE)",
    "fetch(HERE, { mode: 'no-cors', method: 'post', body: 'x' })",
    "fetch('file:///etc/passwd')",
    "const asked = new XMLHttpRequest(); asked.open('GET', HERE); asked.send()",
    "new WebSocket(HERE.replace('http', 'ws'))",
    "new EventSource(HERE)",
    "navigator.sendBeacon(HERE, 'x')",
    "new Image().src = HERE",
    "new FontFace('x', `url(${HERE})`).load()",
    "import(HERE)",
    "new Worker(URL.createObjectURL(new Blob(['fetch(\"' + HERE + '\")'])))",
    "navigator.serviceWorker?.register(HERE)",
    "new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1' }] })",
    "eval('window.pwned=1')",
    "new Function('window.pwned=1')()",
    "setTimeout('window.pwned=1')",
    "Object.prototype.polluted = 1",
    "({}).__proto__.polluted = 1",
];

/// Commands that other programs' windows have, or that Tauri has for a page
/// that is trusted with more.
const FOREIGN: &[&str] = &[
    "read_file",
    "plugin:app|version",
    "plugin:dialog|message",
    "plugin:dialog|open",
    "plugin:dialog|save",
    "plugin:event|emit",
    "plugin:event|emit_to",
    "plugin:fs|read_file",
    "plugin:fs|write_file",
    "plugin:http|fetch",
    "plugin:image|from_path",
    "plugin:menu|new",
    "plugin:opener|open_url",
    "plugin:path|resolve_directory",
    "plugin:process|exit",
    "plugin:shell|execute",
    "plugin:shell|open",
    "plugin:tray|new",
    "plugin:webview|create_webview_window",
    "plugin:webview|internal_toggle_devtools",
    "plugin:window|close",
    "plugin:window|create",
    "plugin:window|set_title",
];

#[test]
fn a_script_in_the_page_finds_no_way_out() {
    let home = Home::new();
    home.vuoro(&["add", "Aino Aalto"]);
    let window = Window::open(&home, &[]);
    window.see("Aino Aalto");
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
    listener.set_nonblocking(true).expect("it does not wait");
    let here = format!("http://{}/", listener.local_addr().expect("an address"));
    window.ask("window.here = location.href", vec![]);

    for way in WAYS {
        let tried = format!(
            "const HERE = arguments[0];
             const element = (name, parts) => {{
               const made = document.createElement(name);
               for (const [part, value] of Object.entries(parts)) made.setAttribute(part, value);
               return document.body.appendChild(made);
             }};
             try {{ void Promise.resolve((() => {{ {way} }})()).catch(() => {{}}); }} catch {{}}"
        );
        window.ask(&tried, vec![json!(here)]);
        thread::sleep(Duration::from_millis(30));
        // A page that went elsewhere, or began anew, does not know its mark.
        let still = "return window.here === location.href && window.pwned === undefined
               && ({}).polluted === undefined";
        assert_eq!(window.ask(still, vec![]), json!(true), "{way}");
        assert!(listener.accept().is_err(), "somebody was reached: {way}");
    }
    thread::sleep(Duration::from_millis(500));
    assert!(listener.accept().is_err(), "nobody was reached");
    let windows = window.run(async |client| client.windows().await);
    assert_eq!(windows.len(), 1, "no second window");
    window.see("Aino Aalto");
    let downloads = fs::read_dir(home.path("")).expect("the home").flatten();
    assert_eq!(
        downloads.filter(|file| file.file_name() == "x.txt").count(),
        0
    );
    assert!(!home.path("Downloads/x.txt").exists(), "nothing was saved");
    let ways = WAYS.len();
    crate::reached::leave(
        "ways-out",
        &format!("{ways} ways out for a script, 0 led anywhere"),
    );
}

#[test]
fn a_script_in_the_page_has_the_window_s_commands_and_their_limits() {
    let home = Home::new();
    home.vuoro(&["add", "Aino Aalto"]);
    let before = home.vuoro(&["history", "--json"]);
    let window = Window::open(&home, &[]);
    window.see("Aino Aalto");
    let bare = "return window.__TAURI__ === undefined && Object.isFrozen(Object.prototype)";
    assert_eq!(window.ask(bare, vec![]), json!(true));
    for command in FOREIGN {
        let refused = window.call(command, &json!({}).to_string());
        assert_eq!(refused["done"], json!(null), "{command}: {refused}");
    }
    for (command, arguments, kind) in [
        ("capture", "{ line: 'x'.repeat(10_001) }", "too_long"),
        ("offer_text", "{ text: 'x'.repeat(32_000_001) }", "too_long"),
        ("person", "{ id: 1e12 }", "invalid"),
        ("person", "{ id: -1 }", "invalid"),
        ("person", "{ id: 1, path: '/etc/passwd' }", "not_found"),
        (
            "edit_people",
            "{ people: Array(1_000_001).fill(2), act: { act: 'archive' } }",
            "too_many",
        ),
        (
            "edit_people",
            "{ people: [2], act: { act: 'tag', with: 'x'.repeat(10_001) } }",
            "too_long",
        ),
        (
            "record_favour",
            "{ favour: { giver: null, beneficiaries: Array(1_001).fill({ person: 2, value: null }),
               introduced: [], kind: 'advice', what: 'x', note: '', on: '2026-01-01', status: 'done',
               cost: 'an_hour', channel: null, occasion: '', due: null } }",
            "too_many",
        ),
        (
            "save_settings",
            "{ settings: { half_life_days: 1e15 } }",
            "invalid",
        ),
        (
            "set_photo",
            "{ id: 2, seen: null, picture: 'x'.repeat(14_000_001) }",
            "too_long",
        ),
    ] {
        let refused = window.call(command, arguments);
        assert_eq!(refused["failed"]["kind"], json!(kind), "{command}: {refused}");
    }
    assert_eq!(
        home.vuoro(&["history", "--json"]),
        before,
        "nothing was written"
    );
    window.expect_no_faults();
}

/// WebKit keeps a folder of its own; it is nobody else's to look into.
#[test]
fn what_the_engine_keeps_is_for_nobody_else_to_read() {
    use std::os::unix::fs::PermissionsExt;

    let home = Home::new();
    home.vuoro(&["add", "Aino Aalto"]);
    let window = Window::open(&home, &[]);
    window.see("Aino Aalto");
    let kept = ["data", "cache"].map(|folder| fs::read_dir(home.path(folder)));
    let kept: Vec<_> = kept.into_iter().flatten().flatten().flatten().collect();
    // What the graphics keep there is of no book.
    let name = |folder: &fs::DirEntry| folder.file_name().to_string_lossy().into_owned();
    let of_vuoro = |folder: &fs::DirEntry| name(folder).contains("vuoro");
    let kept: Vec<_> = kept.into_iter().filter(of_vuoro).collect();
    assert!(!kept.is_empty(), "it keeps something");
    for folder in kept {
        let mode = folder.metadata().expect("it is there").permissions().mode();
        assert_eq!(mode & 0o777, 0o700, "{}", folder.path().display());
    }
}

impl Window {
    /// Calls a command as a script in the page would.
    fn call(&self, command: &str, arguments: &str) -> Value {
        let call = format!(
            "const done = arguments[0];
             window.__TAURI_INTERNALS__.invoke({command:?}, {arguments})
               .then((said) => done({{ done: said ?? true }}), (failed) => done({{ failed }}));"
        );
        self.run(async |client| client.execute_async(&call, vec![]).await)
    }
}
