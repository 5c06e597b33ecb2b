//! The ledger as a newcomer uses it, by what the terminal says.

mod balance;
mod favours;
mod introductions;
mod note;
mod open;
