//! The window's shell: it holds the open book, hands typed commands to it, and
//! tells the window what changed. It holds no rule of its own.

mod asked;
mod backups;
mod beside;
mod commands;
mod desk;
mod drawing;
mod events;
mod export;
mod import;
mod limits;
mod look;
mod one_window;
mod outside;
#[cfg(test)]
#[path = "../../tests/reached.rs"]
mod reached;
mod shelf;
mod start;

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;

use tauri::webview::NewWindowResponse;
use tauri::{App, Manager, RunEvent, Url, WebviewUrl, WebviewWindowBuilder};
use tauri_specta::{Builder, ErrorHandlingMode, collect_commands, collect_events};
use vuoro_computer::make_private;
use vuoro_core::domain::favour::FavourKind;

use asked::{Instead, USAGE};
use desk::Desk;
use one_window::Start;
use shelf::Shelf;

const NO_SCREEN: &str = "vuoro-desktop: there is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set); \
     in a terminal, `vuoro --help` does the same work";
const OPEN_ALREADY: &str =
    "vuoro-desktop: the window of this book is open already; it comes to the front";
/// Where the page's engine sends whatever it means for the net: nobody answers
/// there. The policy does not hold back a page that only opens a connection.
const NOWHERE: &str = "http://127.0.0.1:9";
const VERSION: &str = concat!("vuoro-desktop ", env!("CARGO_PKG_VERSION"));

/// Every command and event of the window, with its types. The TypeScript side
/// is written from this by `bindings`, and a test keeps it fresh.
fn interface() -> Builder<tauri::Wry> {
    let kinds = FavourKind::ALL.iter();
    let usual_costs: BTreeMap<&str, &str> = kinds
        .map(|kind| (kind.word(), kind.usual_cost().word()))
        .collect();
    Builder::new()
        .error_handling(ErrorHandlingMode::Throw)
        .disable_serde_phases()
        .constant("usualCosts", usual_costs)
        .commands(collect_commands![
            commands::book::start,
            commands::book::create_book,
            commands::book::open_sample,
            commands::book::close_sample,
            commands::book::settings,
            commands::book::save_settings,
            commands::book::save_look,
            commands::backup::backups,
            commands::backup::back_up,
            commands::backup::back_up_elsewhere,
            commands::backup::choose_backup,
            commands::backup::verify_backup,
            commands::backup::compare_backup,
            commands::backup::restore_backup,
            commands::keys::keys,
            commands::keys::add_key_way,
            commands::keys::remove_key_way,
            commands::keys::recovery_words,
            commands::keys::asked_words,
            commands::keys::check_words,
            commands::keys::new_key_words,
            commands::keys::renew_key,
            commands::keys::lock_book,
            commands::keys::take_half_written,
            commands::keys::unlock_book,
            commands::keys::has_keyring,
            commands::keys::regain_book,
            commands::keys::begin_anew,
            commands::keys::save_idle,
            commands::people::people,
            commands::people::person,
            commands::people::people_ids,
            commands::people::photo,
            commands::people::add_person,
            commands::people::in_common,
            commands::people::owner_form,
            commands::people::edit_owner,
            commands::people::person_form,
            commands::people::edit_person,
            commands::people::edit_people,
            commands::people::deletion,
            commands::people::erasure,
            commands::people::erase,
            commands::people::reach,
            commands::people::labels,
            commands::photo::choose_photo,
            commands::photo::take_dropped_photo,
            commands::photo::set_photo,
            commands::groups::organisations,
            commands::groups::organisation,
            commands::groups::add_organisation,
            commands::groups::edit_organisation,
            commands::groups::merge_organisations,
            commands::groups::delete_organisation,
            commands::groups::groups,
            commands::groups::rename_group,
            commands::groups::delete_group,
            commands::people::place_person,
            commands::duplicates::duplicates,
            commands::duplicates::merge_view,
            commands::duplicates::merge,
            commands::duplicates::not_same,
            commands::path::paths,
            commands::ledger::record_favour,
            commands::ledger::capture,
            commands::ledger::take_capture,
            commands::ledger::read_day,
            commands::ledger::day_after,
            commands::ledger::revise_favour,
            commands::ledger::favour,
            commands::ledger::settle,
            commands::ledger::remind,
            commands::ledger::remind_of_person,
            commands::ledger::link_favours,
            commands::ledger::unlink_favours,
            commands::ledger::linkable,
            commands::ledger::ledger,
            commands::ledger::ledger_rows,
            commands::ledger::occasions,
            commands::ledger::ask_advice,
            commands::ledger::promise_advice,
            commands::ledger::today,
            commands::ledger::breakdown,
            commands::introductions::introductions,
            commands::introductions::doors,
            commands::introductions::consent,
            commands::introductions::outcome,
            commands::introductions::drafts,
            commands::introductions::open_draft,
            commands::people::placing,
            commands::people::place,
            commands::ledger::thank,
            commands::ledger::overview,
            commands::ledger::history,
            commands::ledger::undo,
            commands::ledger::redo,
            commands::export::export_people,
            commands::export::cancel_export,
            commands::import::choose_files,
            commands::import::take_dropped,
            commands::import::offer_text,
            commands::import::say_columns,
            commands::import::preview_import,
            commands::import::apply_import,
            commands::import::cancel_import,
            commands::suggestions::suggestions,
            commands::suggestions::count_suggestions,
            commands::suggestions::accept_suggestions,
            commands::suggestions::dismiss_suggestions,
        ])
        .events(collect_events![
            events::BackupsChanged,
            events::BookChanged,
            events::BookBusy,
            events::CaptureWanted,
            events::FilesOffered,
            events::FilesHover,
        ])
}

/// Writes the TypeScript side of the interface.
///
/// # Errors
/// Those of the file, and of a type that TypeScript cannot say.
pub fn bindings(path: &std::path::Path) -> Result<(), String> {
    interface()
        .export(specta_typescript::Typescript::default(), path)
        .map_err(|error| error.to_string())
}

/// Runs until the last window is closed.
pub fn run() -> ExitCode {
    let asked = match asked::parse(std::env::args_os().skip(1)) {
        Ok(asked) => asked,
        Err(Instead::Help) => return say(io::stdout(), USAGE, ExitCode::SUCCESS),
        Err(Instead::Version) => return say(io::stdout(), VERSION, ExitCode::SUCCESS),
        Err(Instead::Wrong) => return say(io::stderr(), USAGE, ExitCode::from(2)),
    };
    let later = match one_window::start(&asked.book, &asked.errand) {
        Start::First(later) => later,
        Start::HandedOver => return say(io::stderr(), OPEN_ALREADY, ExitCode::SUCCESS),
    };
    if !has_screen() {
        return say(io::stderr(), NO_SCREEN, ExitCode::FAILURE);
    }
    if let Err(error) = employ() {
        let words = format!("vuoro-desktop: the window cannot be opened: {error}");
        return say(io::stderr(), &words, ExitCode::FAILURE);
    }
    let shelf = Arc::new(Shelf::new(asked.book));
    // While the window is on its way: it takes as long as a large book does.
    let early = Arc::clone(&shelf);
    thread::spawn(move || early.prepare());
    let watched = Arc::clone(&shelf);
    let interface = interface();
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(limits::within(interface.invoke_handler()))
        .setup(move |app| {
            interface.mount_events(app);
            app.manage(Desk::new(app.handle(), shelf, asked.errand));
            beside::watch(app.handle(), watched);
            keep_private(app);
            open_window(app)?;
            backups::keep(app.handle());
            if let Some(later) = later {
                let app = app.handle().clone();
                later.hear(move |errand| events::started_again(&app, errand));
            }
            Ok(())
        })
        .on_window_event(events::of_window)
        .build(tauri::generate_context!());
    match app {
        Ok(app) => {
            app.run(|app, event| {
                if let RunEvent::Exit = event {
                    app.state::<Desk>().leave();
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            let words = format!("vuoro-desktop: the window cannot be opened: {error}");
            say(io::stderr(), &words, ExitCode::FAILURE)
        }
    }
}

/// A command holds the one who does it for as long as a save waits for another
/// program, or a dialog for its user. There are more of them than such commands
/// at once, so that what is asked meanwhile, a stop above all, is answered.
const WORKERS: usize = 16;

fn employ() -> io::Result<()> {
    let workers = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(WORKERS)
        .enable_all()
        .build()?;
    tauri::async_runtime::set(workers.handle().clone());
    // They work until the program ends.
    std::mem::forget(workers);
    Ok(())
}

/// GTK would end the program with a stack of its own insides.
fn has_screen() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

fn say(mut to: impl Write, words: &str, code: ExitCode) -> ExitCode {
    let _ = writeln!(to, "{words}");
    code
}

/// The engine keeps what it needs in folders of its own, and would make them
/// for everybody to look into.
fn keep_private(app: &App) {
    let folders = [app.path().app_local_data_dir(), app.path().app_cache_dir()];
    for folder in folders.into_iter().flatten() {
        // Where that fails the engine says what is wrong with the folder.
        let _ = make_private(&folder);
    }
}

/// Whether the address is a page of this program, as Tauri names them on each system.
fn is_own(address: &Url) -> bool {
    let (scheme, host) = match cfg!(any(windows, target_os = "android")) {
        true => ("http", "tauri.localhost"),
        false => ("tauri", "localhost"),
    };
    address.scheme() == scheme && address.host_str() == Some(host)
}

/// Opens the window, now that there is a desk for its first command.
fn open_window(app: &App) -> Result<(), Box<dyn std::error::Error>> {
    let look = app.state::<Desk>().look();
    for config in &app.config().app.windows {
        let mut config = config.clone();
        // The page fetches the words of this language while it asks how things stand.
        config.url = WebviewUrl::App(format!("index.html#{}", look.language).into());
        let window = WebviewWindowBuilder::from_config(app, &config)?
            .theme(look.theme.of_frame())
            // It shows this program's own pages, and never goes anywhere else.
            .on_navigation(is_own)
            .on_new_window(|_, _| NewWindowResponse::Deny)
            .on_download(|_, _| false)
            .proxy_url(NOWHERE.parse()?)
            .build()?;
        drawing::settle(&window);
        window.show()?;
    }
    Ok(())
}
