//! Dates as people type them into tables.

use chrono::NaiveDate;

use super::{BUDDHIST_OFFSET, date, digits};
use crate::i18n::Language;

/// No year of our era is so high, and no Buddhist year so low, for the next three hundred years.
const BUDDHIST_FROM: i32 = 2400;

/// Reads a date: `2026-11-20` with the year first, or the day first as in `20/11/2569`, `20-11-2026`, `20.11.2569`,
/// `20 พ.ย. 2569` and `20 November 2026`, in Thai or ASCII digits. Years have four digits; from 2400 on they are Buddhist.
///
/// The month never comes first: `11/20/2026` is no date here.
pub fn parse(text: &str) -> Option<NaiveDate> {
    let text = digits::to_ascii(text.trim());
    let parts: Vec<&str> = text.split([' ', '/', '-', '\u{a0}']).filter(|part| !part.is_empty()).collect();
    // A full stop ends the short name of a month as well.
    let dotted: Vec<&str> = text.split('.').collect();
    let parts = if parts.len() == 1 && dotted.len() == 3 { dotted } else { parts };
    let [first, month, last] = parts.as_slice() else { return None };
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    if year.len() != 4 || day.len() > 2 {
        return None;
    }
    let year: i32 = year.parse().ok()?;
    let year = if year >= BUDDHIST_FROM { year - BUDDHIST_OFFSET } else { year };
    NaiveDate::from_ymd_opt(year, month_of(month)?, day.parse().ok()?)
}

/// A month by its number or by its name, long or short, in Thai or English.
fn month_of(text: &str) -> Option<u32> {
    if text.len() <= 2
        && let Ok(number) = text.parse()
    {
        return Some(number);
    }
    let is = |name: &str| name.trim_end_matches('.').eq_ignore_ascii_case(text.trim_end_matches('.'));
    (1..=12).find(|month| {
        [Language::Th, Language::En].into_iter().any(|l| is(date::month_name(*month, l)) || is(date::month_short(*month, l)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_day_is_read_however_an_office_writes_it() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 20);
        for text in [
            "2026-11-20",
            "2569-11-20",
            "20/11/2569",
            "20/11/2026",
            "20-11-2569",
            "20.11.2569",
            "๒๐/๑๑/๒๕๖๙",
            "20 พ.ย. 2569",
            "20 พฤศจิกายน 2569",
            " 20 Nov 2026 ",
            "20 november 2026",
        ] {
            assert_eq!(parse(text), day, "{text}");
        }
        assert_eq!(parse("1/2/2567"), NaiveDate::from_ymd_opt(2024, 2, 1));
    }

    #[test]
    fn what_could_mean_two_days_is_no_date() {
        for text in ["", "11/20/2026", "20/11/69", "2026", "20/11", "20112569", "31/02/2569", "20 Foo 2026", "0/0/2569", "46345"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
