//! Tests of the window as a whole.

mod bindings;
mod cage;
mod package;
#[path = "../reached.rs"]
mod reached;
mod supply;
// The other systems' webviews have no driver that works without a screen.
#[cfg(target_os = "linux")]
mod window;
