//! What the window is allowed, as its configuration says it: nothing but this
//! program's own commands and events. Widening it is a change of this file too.

use serde_json::{Value, json};

fn configuration() -> Value {
    serde_json::from_str(include_str!("../../tauri.conf.json")).expect("it is JSON")
}

#[test]
fn the_window_may_call_and_listen_and_nothing_else() {
    let configuration = configuration();
    let app = &configuration["app"];
    assert_eq!(app["withGlobalTauri"], false);
    let security = &app["security"];
    assert_eq!(security["freezePrototype"], true);
    assert_eq!(
        security["assetProtocol"],
        json!({ "enable": false, "scope": [] })
    );
    assert_eq!(security["dangerousDisableAssetCspModification"], false);
    let capabilities = security["capabilities"].as_array().expect("a list");
    assert_eq!(capabilities.len(), 1);
    assert!(
        capabilities[0].get("remote").is_none(),
        "no page from elsewhere"
    );
    assert_eq!(capabilities[0]["windows"], json!(["main"]));
    assert_eq!(
        capabilities[0]["permissions"],
        json!(["core:event:allow-listen", "core:event:allow-unlisten"])
    );
    assert!(configuration.get("plugins").is_none());
    assert!(configuration["build"].get("devUrl").is_none());
}

#[test]
fn the_policy_allows_this_program_s_own_files_and_commands_only() {
    let configuration = configuration();
    assert_eq!(
        configuration["app"]["security"]["csp"],
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; \
         font-src 'self'; connect-src ipc: http://ipc.localhost; object-src 'none'; \
         base-uri 'none'; form-action 'none'; frame-src 'none'"
    );
}

/// A plugin can read files, run programs or fetch; the dialog's is the shell's
/// own, and the page may not call it.
#[test]
fn the_shell_has_no_plugin_but_the_dialog_s() {
    let manifest = include_str!("../../Cargo.toml");
    let plugins: Vec<&str> = manifest
        .lines()
        .filter_map(|line| line.split_once(" = ").map(|(name, _)| name))
        .filter(|name| name.starts_with("tauri-plugin-"))
        .collect();
    assert_eq!(plugins, ["tauri-plugin-dialog"]);
    let shell = include_str!("../../src-tauri/desktop/lib.rs");
    assert_eq!(shell.matches(".plugin(").count(), 1);
}
