//! Rounding a list so that what is shown adds up to the total that is shown.

/// The amounts and their sum, each in tenths.
pub fn tenths(amounts: &[f64]) -> (Vec<i32>, i32) {
    parts(amounts, 10.0)
}

/// The amounts and their sum, each in hundredths.
pub fn hundredths(amounts: &[f64]) -> (Vec<i32>, i32) {
    parts(amounts, 100.0)
}

/// By largest remainder: the sum is rounded on its own, and the items that were
/// cut most take up the rest.
fn parts(amounts: &[f64], of_one: f64) -> (Vec<i32>, i32) {
    let total = (amounts.iter().sum::<f64>() * of_one).round() as i32;
    let mut shown: Vec<i32> = amounts
        .iter()
        .map(|a| (a * of_one).floor() as i32)
        .collect();
    let missing = total - shown.iter().sum::<i32>();
    let mut by_remainder: Vec<usize> = (0..amounts.len()).collect();
    let remainder = |i: usize| amounts[i] * of_one - (amounts[i] * of_one).floor();
    by_remainder.sort_by(|a, b| remainder(*b).total_cmp(&remainder(*a)).then(a.cmp(b)));
    for index in by_remainder.into_iter().take(missing.max(0) as usize) {
        shown[index] += 1;
    }
    (shown, total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_adds_up() {
        let amounts = [2.2735, -2.0516, -3.6163, 4.1306];
        for ((shown, total), of_one, sum) in [
            (tenths(&amounts), 10.0, 7),
            (hundredths(&amounts), 100.0, 74),
        ] {
            assert_eq!(shown.iter().sum::<i32>(), total);
            assert_eq!(total, sum);
            for (amount, part) in amounts.iter().zip(&shown) {
                assert!((amount * of_one - f64::from(*part)).abs() < 1.0);
            }
        }
        assert_eq!(tenths(&[]), (vec![], 0));
    }
}
