//! Rounding a list so that what is shown adds up to the total that is shown.

/// The amounts and their sum, each in tenths, by largest remainder: the sum is
/// rounded on its own, and the items that were cut most take up the rest.
pub fn tenths(amounts: &[f64]) -> (Vec<i32>, i32) {
    let total = (amounts.iter().sum::<f64>() * 10.0).round() as i32;
    let mut shown: Vec<i32> = amounts.iter().map(|a| (a * 10.0).floor() as i32).collect();
    let missing = total - shown.iter().sum::<i32>();
    let mut by_remainder: Vec<usize> = (0..amounts.len()).collect();
    let remainder = |i: usize| amounts[i] * 10.0 - (amounts[i] * 10.0).floor();
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
        let (shown, total) = tenths(&amounts);
        assert_eq!(shown.iter().sum::<i32>(), total);
        assert_eq!(total, 7);
        for (amount, tenth) in amounts.iter().zip(&shown) {
            assert!((amount * 10.0 - f64::from(*tenth)).abs() < 1.0);
        }
        assert_eq!(tenths(&[]), (vec![], 0));
    }
}
