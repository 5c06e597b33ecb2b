//! The real window, driven from outside as a user would: keys, clicks and
//! what can be read on the page. It knows the window's words, and no more of
//! its inside than that.

mod arrival;
mod backups;
mod beside;
mod cage;
mod driver;
mod figures;
mod home;
mod hostile;
mod keys;
mod looks;
mod page;
mod payload_book;
mod payloads;
mod photo;
mod pictures;
mod rooms;
mod sample;
mod second;
mod thread;
mod trouble;

use driver::Window;
use home::Home;
