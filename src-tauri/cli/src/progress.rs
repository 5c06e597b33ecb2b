//! Progress of long work, on standard error when that is a terminal. Ctrl-C stops
//! the work as it stops in the window, so that nothing is left of it.

use std::io::IsTerminal;
use std::ops::ControlFlow;

use indicatif::{ProgressBar, ProgressStyle};
use vuoro_computer::Interruptible;
use vuoro_core::book::ExportProgress;
use vuoro_core::book::view::{ImportProgress, ImportStep};

use crate::output::counted;

pub(crate) struct Progress {
    bar: Option<ProgressBar>,
    work: Interruptible,
}

impl Progress {
    pub(crate) fn new() -> Self {
        let bar = std::io::stderr().is_terminal().then(|| {
            let style = ProgressStyle::with_template("{msg:12} {bar:32} {percent:>3} %  {elapsed}")
                .unwrap_or_else(|_| ProgressStyle::default_bar());
            ProgressBar::new(1000).with_style(style)
        });
        Self {
            bar,
            work: Interruptible::begin(),
        }
    }

    pub(crate) fn tell(&mut self, progress: ImportProgress) -> ControlFlow<()> {
        if let Some(bar) = &self.bar {
            let ImportProgress { step, part, cards } = progress;
            bar.set_message(match step {
                ImportStep::Reading => counted(cards, "card", "cards"),
                ImportStep::Groups => "groups".into(),
                ImportStep::Saving => "saving".into(),
            });
            bar.set_position((part * 1000.0) as u64);
        }
        self.goes_on()
    }

    pub(crate) fn tell_export(&mut self, progress: ExportProgress) -> ControlFlow<()> {
        if let Some(bar) = &self.bar {
            bar.set_message("writing");
            bar.set_length(progress.all.into());
            bar.set_position(progress.done.into());
        }
        self.goes_on()
    }

    fn goes_on(&self) -> ControlFlow<()> {
        match self.work.is_interrupted() {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
