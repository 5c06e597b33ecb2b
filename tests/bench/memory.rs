//! What a program and the programs that it started hold in memory.

use std::fs;

/// A process, and all that it started.
pub(crate) fn tree(root: u32) -> Vec<u32> {
    let everyone: Vec<(u32, u32)> = fs::read_dir("/proc")
        .expect("processes")
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .filter_map(|id: u32| Some((id, parent(id)?)))
        .collect();
    let mut tree = vec![root];
    let mut at = 0;
    while let Some(&parent) = tree.get(at) {
        tree.extend(
            everyone
                .iter()
                .filter(|(_, of)| *of == parent)
                .map(|(id, _)| id),
        );
        at += 1;
    }
    tree
}

fn parent(id: u32) -> Option<u32> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    stat.rsplit(')')
        .next()?
        .split_whitespace()
        .nth(1)?
        .parse()
        .ok()
}

/// Their proportional share: pages that several hold count in parts.
pub(crate) fn megabytes(tree: &[u32]) -> f64 {
    let share = |id: &u32| {
        let rollup = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).ok()?;
        let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?;
        line.trim().trim_end_matches(" kB").parse::<f64>().ok()
    };
    tree.iter().filter_map(share).sum::<f64>() * 1024.0 / 1e6
}
