//! Times of many calls, and how they are told.

use std::time::Instant;

use crate::figures::{line, median, quantile, sorted};

/// Milliseconds of each call, and what it was of.
#[derive(Default)]
pub(crate) struct Times(Vec<(f64, String)>);

impl Times {
    pub(crate) fn time<T, E: std::fmt::Debug>(
        &mut self,
        what: &str,
        work: impl FnOnce() -> Result<T, E>,
    ) {
        let began = Instant::now();
        let done = work();
        let taken = began.elapsed().as_secs_f64() * 1e3;
        std::hint::black_box(done.expect("an answer"));
        self.0.push((taken, what.to_owned()));
    }

    pub(crate) fn told(&self, what: &str, goal: Option<f64>) {
        let sorted = sorted(self.0.iter().map(|(taken, _)| *taken));
        let of = |part| quantile(&sorted, part);
        let p95 = of(0.95);
        let goal_text = goal.map(|most| format!("≤ {most} ms")).unwrap_or_default();
        line(
            what,
            &format!("{p95:.2} ms"),
            &goal_text,
            goal.map(|most| p95 <= most),
        );
        line(
            "  median, slowest",
            &format!("{:.2}, {:.2} ms", of(0.5), of(1.0)),
            "",
            None,
        );
    }

    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// The middle one, in milliseconds.
    pub(crate) fn median(&self) -> f64 {
        median(self.0.iter().map(|(taken, _)| *taken))
    }

    pub(crate) fn slowest(&self) {
        let mut times: Vec<_> = self.0.iter().collect();
        times.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        for (taken, what) in times.iter().take(12) {
            eprintln!("  {taken:.2} ms: {what:?}");
        }
    }
}
