//! Medians, and the lines of the table.

/// One line: what was measured, the figure, and the goal it is held against.
/// `met` is none where there is no goal.
pub(crate) fn line(what: &str, figure: &str, goal: &str, met: Option<bool>) {
    let verdict = match met {
        Some(true) => "met",
        Some(false) => "missed",
        None => "",
    };
    println!("{what:<58}{figure:>22}  {goal:<12}{verdict}");
}

/// A ratio that is to be no more than `most`.
pub(crate) fn ratio(what: &str, ratio: f64, most: f64) {
    let met = Some(ratio <= most);
    line(what, &format!("{ratio:.2}"), &format!("≤ {most}"), met);
}

pub(crate) fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    quantile(&sorted(values), 0.5)
}

pub(crate) fn sorted(values: impl IntoIterator<Item = f64>) -> Vec<f64> {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    values
}

/// Of values in ascending order.
pub(crate) fn quantile(sorted: &[f64], part: f64) -> f64 {
    sorted[((sorted.len() - 1) as f64 * part).round() as usize]
}
