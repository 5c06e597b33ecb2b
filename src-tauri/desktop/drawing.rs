//! How the page is drawn: by the graphics card, or plainly where there is none.

use tauri::WebviewWindow;

/// Without a card WebKitGTK draws through an OpenGL made of software: measured,
/// 85 MB more memory and a later first picture than drawing plainly.
#[cfg(target_os = "linux")]
pub(crate) fn settle(window: &WebviewWindow) {
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};

    // A WebDriver's picture of the page never comes without the compositor.
    let is_driven = std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some();
    if has_card() || is_driven {
        return;
    }
    let _ = window.with_webview(|page| {
        if let Some(settings) = page.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    });
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn settle(_: &WebviewWindow) {}

/// Whether the kernel offers a device to draw with.
#[cfg(target_os = "linux")]
fn has_card() -> bool {
    let devices = std::fs::read_dir("/dev/dri")
        .into_iter()
        .flatten()
        .flatten();
    let nvidia = std::path::Path::new("/dev/nvidia0").exists();
    nvidia
        || devices
            .map(|device| device.file_name())
            .any(|name| name.to_string_lossy().starts_with("renderD"))
}
