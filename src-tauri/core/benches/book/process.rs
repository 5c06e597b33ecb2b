//! This program run anew for one measurement, and what Linux tells of it.

use std::collections::BTreeMap;
use std::process::Command;
use std::time::Instant;

/// What a process of its own measured, by name.
pub(crate) type Measured = BTreeMap<String, f64>;

pub(crate) fn run(arguments: &[&std::ffi::OsStr]) -> Measured {
    let this = std::env::current_exe().expect("this program");
    let output = Command::new(this)
        .args(arguments)
        .stderr(std::process::Stdio::inherit())
        .output()
        .expect("this program runs");
    assert!(output.status.success(), "{arguments:?} failed");
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| line.split_once(' '))
        .map(|(name, value)| (name.to_owned(), value.parse().expect("a figure")))
        .collect()
}

/// Runs `work` and tells its seconds, its seconds of all processors, and the
/// most memory the process had while it ran, in MB.
pub(crate) fn timed<T>(name: &str, work: impl FnOnce() -> T) -> T {
    // From here on the highest mark is this work's own.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    let (processors, began) = (processor_seconds(), Instant::now());
    let done = work();
    println!("{name} {}", began.elapsed().as_secs_f64());
    println!("{name}.cpu {}", processor_seconds() - processors);
    println!("{name}.peak {}", peak_megabytes());
    done
}

fn processor_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks = |at| {
        let field = after_name.split_whitespace().nth(at);
        field.and_then(|f| f.parse::<f64>().ok()).unwrap_or(0.0)
    };
    // utime and stime, in hundredths on every Linux that we build on.
    (ticks(11) + ticks(12)) / 100.0
}

fn peak_megabytes() -> f64 {
    megabytes("VmHWM:")
}

/// Memory that the process has now, in MB.
pub(crate) fn resident_megabytes() -> f64 {
    megabytes("VmRSS:")
}

fn megabytes(name: &str) -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let value = status.lines().find_map(|l| l.strip_prefix(name));
    let kibibytes = value.and_then(|p| p.trim().trim_end_matches(" kB").parse::<f64>().ok());
    kibibytes.unwrap_or(0.0) * 1024.0 / 1e6
}
