//! A small generator of numbers: SplitMix64 (Steele, Lea and Flood 2014).
//!
//! The same seed gives the same numbers on every machine and in every
//! version of the program, which no crate promises and a fixture needs.

#[derive(Debug, Clone)]
pub(crate) struct Rng(u64);

impl Rng {
    /// An independent row of numbers for each pair.
    pub(crate) fn new(seed: u64, stream: u64) -> Self {
        Self(mix(seed ^ mix(stream.wrapping_add(0x5851_f42d_4c95_7f2d))))
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mix(self.0)
    }

    /// Evenly from `0..bound`; 0 where `bound` is 0.
    pub(crate) fn below(&mut self, bound: u32) -> u32 {
        ((u128::from(self.next()) * u128::from(bound)) >> 64) as u32
    }

    /// From `0..bound`, the small ones more often.
    pub(crate) fn low(&mut self, bound: u32) -> u32 {
        self.below(bound).min(self.below(bound))
    }

    /// True in so many of a hundred.
    pub(crate) fn percent(&mut self, share: u32) -> bool {
        self.below(100) < share
    }

    /// One of `all`, which has at least one.
    pub(crate) fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len() as u32) as usize]
    }

    /// One of `all`, the first ones more often.
    pub(crate) fn pick_low<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.low(all.len() as u32) as usize]
    }

    /// One of `all` by weight; the last where the weights are all 0.
    pub(crate) fn weighted<T: Copy>(&mut self, all: &[(T, u32)]) -> T {
        let mut left = self.below(all.iter().map(|(_, weight)| weight).sum());
        for &(one, weight) in all {
            if left < weight {
                return one;
            }
            left -= weight;
        }
        all[all.len() - 1].0
    }

    pub(crate) fn shuffle<T>(&mut self, all: &mut [T]) {
        for last in (1..all.len()).rev() {
            all.swap(last, self.below(last as u32 + 1) as usize);
        }
    }
}

fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_numbers_are_those_of_the_published_algorithm() {
        let mut rng = Rng(1_234_567);
        let first = [rng.next(), rng.next(), rng.next()];
        assert_eq!(
            first,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423
            ]
        );
    }

    #[test]
    fn stays_below_its_bound_and_reaches_every_number() {
        let mut rng = Rng::new(1, 2);
        let mut seen = [0; 7];
        for _ in 0..7_000 {
            seen[rng.below(7) as usize] += 1;
        }
        assert!(seen.iter().all(|&n| (850..1_150).contains(&n)), "{seen:?}");
        assert_eq!(rng.below(0), 0);
    }

    #[test]
    fn weights_are_kept_and_zero_never_comes() {
        let mut rng = Rng::new(3, 4);
        let mut counts = [0; 3];
        for _ in 0..4_000 {
            counts[rng.weighted(&[(0, 3), (1, 0), (2, 1)])] += 1;
        }
        assert_eq!(counts[1], 0);
        assert!((2_800..3_200).contains(&counts[0]), "{counts:?}");
    }
}
