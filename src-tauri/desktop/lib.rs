//! The window's shell.
