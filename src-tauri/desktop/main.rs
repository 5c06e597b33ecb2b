//! Opens the window.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    vuoro_computer::outlive_file_limits();
    vuoro_desktop::run()
}
