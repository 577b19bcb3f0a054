//! Data sets of the literature, for tests.

use super::Responses;

/// Law School Admission Test, section 6: 1,000 people, 5 items (Bock & Lieberman 1970).
/// The index is the pattern read as a binary number, item 1 first.
pub(crate) const LSAT6: [u32; 32] =
    [3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15, 10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21, 173, 11, 61, 28, 298];

/// Section 7 of the same.
pub(crate) const LSAT7: [u32; 32] =
    [12, 19, 1, 7, 3, 19, 3, 17, 10, 5, 3, 7, 7, 23, 8, 28, 7, 39, 11, 34, 14, 51, 15, 90, 6, 25, 7, 35, 18, 136, 32, 308];

/// Consumer Protection and Perceptions of Science and Technology section of the 1992
/// Eurobarometer, 392 people in Great Britain, items Comfort, Work, Future, Benefit with scores
/// 1 to 4 (`Science` of the R packages ltm and mirt). The pattern as a decimal number, and how many.
pub(crate) const SCIENCE: [(u16, u32); 90] = [
    (1111, 2),
    (1321, 1),
    (1423, 1),
    (1431, 1),
    (2111, 1),
    (2124, 1),
    (2211, 1),
    (2222, 4),
    (2223, 2),
    (2231, 1),
    (2232, 1),
    (2233, 1),
    (2243, 1),
    (2313, 1),
    (2322, 2),
    (2323, 1),
    (2332, 3),
    (2333, 3),
    (2334, 2),
    (2341, 1),
    (2343, 2),
    (2421, 1),
    (2443, 2),
    (2444, 1),
    (3111, 1),
    (3113, 2),
    (3122, 2),
    (3123, 4),
    (3132, 5),
    (3133, 5),
    (3134, 3),
    (3143, 1),
    (3144, 1),
    (3212, 1),
    (3214, 1),
    (3221, 1),
    (3222, 10),
    (3223, 7),
    (3231, 1),
    (3232, 16),
    (3233, 22),
    (3234, 5),
    (3241, 1),
    (3242, 1),
    (3243, 3),
    (3244, 2),
    (3313, 2),
    (3321, 1),
    (3322, 13),
    (3323, 10),
    (3324, 2),
    (3331, 5),
    (3332, 23),
    (3333, 52),
    (3334, 8),
    (3342, 7),
    (3343, 13),
    (3344, 12),
    (3413, 1),
    (3423, 1),
    (3432, 2),
    (3433, 4),
    (3434, 4),
    (3441, 1),
    (3442, 1),
    (3443, 6),
    (3444, 3),
    (4114, 1),
    (4122, 1),
    (4124, 2),
    (4134, 1),
    (4221, 1),
    (4223, 3),
    (4233, 8),
    (4234, 2),
    (4242, 1),
    (4244, 1),
    (4323, 1),
    (4332, 2),
    (4333, 21),
    (4334, 3),
    (4342, 2),
    (4343, 5),
    (4344, 8),
    (4432, 1),
    (4433, 2),
    (4434, 3),
    (4442, 2),
    (4443, 6),
    (4444, 12),
];

/// The answers of a five-item pattern.
pub(crate) fn five(pattern: usize) -> Vec<(usize, u8)> {
    (0..5).map(|item| (item, u8::from(pattern >> (4 - item) & 1 == 1))).collect()
}

pub(crate) fn lsat(table: &[u32; 32]) -> Responses {
    let mut responses = Responses::dichotomous(5).unwrap();
    for (pattern, &times) in table.iter().enumerate() {
        responses.add_times(&five(pattern), times).unwrap();
    }
    responses
}

/// The scores of a pattern of [`SCIENCE`], from 0.
pub(crate) fn four(pattern: u16) -> Vec<(usize, u8)> {
    let digit = |place: u32| u8::try_from(pattern / 10_u16.pow(place) % 10).unwrap() - 1;
    (0..4).map(|item: u8| (usize::from(item), digit(3 - u32::from(item)))).collect()
}

pub(crate) fn science() -> Responses {
    let mut responses = Responses::new(&[4; 4]).unwrap();
    for (pattern, times) in SCIENCE {
        responses.add_times(&four(pattern), times).unwrap();
    }
    responses
}

#[test]
fn the_tables_have_the_published_margins() {
    let right = |table| lsat(table).counts().iter().map(|counts| counts[1]).collect::<Vec<_>>();
    assert_eq!(lsat(&LSAT6).people(), 1000);
    assert_eq!(right(&LSAT6), [924.0, 709.0, 553.0, 763.0, 870.0]);
    assert_eq!(lsat(&LSAT7).people(), 1000);
    assert_eq!(right(&LSAT7), [828.0, 658.0, 772.0, 606.0, 843.0]);
    // Shares of mirt's `itemstats(Science)`: .013 .082 .679 .227 for Comfort.
    assert_eq!(science().people(), 392);
    assert_eq!(science().counts()[0], [5.0, 32.0, 266.0, 89.0]);
}
