//! What a test costs: time of the processor and memory, as Linux tells them.

use std::time::{Duration, Instant};

/// The time that this thread has had of a processor, so that a busy machine
/// does not fail the tests; where the system does not tell, the time of day.
pub(crate) struct Clock {
    at: Instant,
    busy: Option<u64>,
}

impl Clock {
    pub(crate) fn start() -> Self {
        Self {
            at: Instant::now(),
            busy: Self::busy(),
        }
    }

    /// Nanoseconds.
    fn busy() -> Option<u64> {
        let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        text.split_whitespace().next()?.parse().ok()
    }

    pub(crate) fn elapsed(&self) -> Duration {
        match (self.busy, Self::busy()) {
            (Some(before), Some(after)) => Duration::from_nanos(after - before),
            _ => self.at.elapsed(),
        }
    }
}

/// The most memory that this process has had so far, in megabytes.
pub(crate) fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .unwrap_or_default();
    line.split_whitespace()
        .next()
        .and_then(|kilobytes| kilobytes.parse::<u64>().ok())
        .unwrap_or_default()
        / 1024
}
