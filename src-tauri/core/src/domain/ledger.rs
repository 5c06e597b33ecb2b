//! What a list of favours adds up to.

use serde::Serialize;
use specta::Type;

/// What the whole of a query adds up to, and where its months begin.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct Ledger {
    pub total: u32,
    pub given_count: u32,
    pub taken_count: u32,
    pub between_count: u32,
    pub introductions_given: u32,
    pub introductions_taken: u32,
    /// Asked or promised.
    pub open_count: u32,
    /// The latest first.
    pub months: Vec<LedgerMonth>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Type)]
pub struct LedgerMonth {
    /// `2026-11`, or `2026` for what is known by its year alone.
    pub month: String,
    pub total: u32,
    pub given_count: u32,
    pub taken_count: u32,
}
