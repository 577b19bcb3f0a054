//! Dates, digits and hours as Thai and English documents write them.

use chrono::{Datelike, NaiveDate};

const THAI_MONTHS: [&str; 12] =
    ["มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"];
const THAI_MONTHS_SHORT: [&str; 12] =
    ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."];
const ENGLISH_MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// Buddhist year: the common era and 543.
fn buddhist(date: NaiveDate) -> i32 {
    date.year() + 543
}

/// `20 พฤศจิกายน พ.ศ. 2569`, as certificates write it.
pub(super) fn thai_date(date: NaiveDate) -> String {
    let month = THAI_MONTHS[date.month0() as usize];
    format!("{} {month} พ.ศ. {}", date.day(), buddhist(date))
}

/// `20 พ.ย. 2569`, for tables.
pub(super) fn thai_date_short(date: NaiveDate) -> String {
    let month = THAI_MONTHS_SHORT[date.month0() as usize];
    format!("{} {month} {}", date.day(), buddhist(date))
}

/// `20 November 2026`.
pub(super) fn english_date(date: NaiveDate) -> String {
    let month = ENGLISH_MONTHS[date.month0() as usize];
    format!("{} {month} {}", date.day(), date.year())
}

/// When a course was taken: `เมื่อวันที่ …` for one day, `ระหว่างวันที่ … ถึงวันที่ …` for more.
pub(super) fn thai_period(from: NaiveDate, to: NaiveDate) -> String {
    if from == to {
        return format!("เมื่อวันที่ {}", thai_date(to));
    }
    format!("ระหว่างวันที่ {} ถึงวันที่ {}", thai_date(from), thai_date(to))
}

/// `on 20 November 2026`, or `from 1 October 2026 to 20 November 2026`.
pub(super) fn english_period(from: NaiveDate, to: NaiveDate) -> String {
    if from == to {
        return format!("on {}", english_date(to));
    }
    format!("from {} to {}", english_date(from), english_date(to))
}

/// Hours in steps of a half, rounded down: nobody is credited with time that was not spent. Less
/// than half an hour is given in minutes, so that no certificate says 0.
pub(super) fn thai_hours(minutes: u32) -> String {
    if minutes < 30 { format!("{minutes} นาที") } else { format!("{} ชั่วโมง", halves(minutes)) }
}

/// As [`thai_hours`], in English: `1 hour`, `6.5 hours`, `20 minutes`.
pub(super) fn english_hours(minutes: u32) -> String {
    match minutes {
        1 => "1 minute".to_owned(),
        0..30 => format!("{minutes} minutes"),
        60..90 => "1 hour".to_owned(),
        _ => format!("{} hours", halves(minutes)),
    }
}

/// Hours as a bare number, `1,032.5`, for columns.
pub(super) fn halves(minutes: u32) -> String {
    let whole = (minutes / 60).to_string();
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if minutes % 60 >= 30 { grouped + ".5" } else { grouped }
}

/// The text with ๐–๙ for 0–9 when `thai`, else as it is.
pub(super) fn digits(text: &str, thai: bool) -> String {
    if !thai {
        return text.to_owned();
    }
    let drawn = |c: char| c.to_digit(10).and_then(|d| char::from_u32(0x0E50 + d)).unwrap_or(c);
    text.chars().map(drawn).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn a_date_is_written_in_the_buddhist_year() {
        assert_eq!(thai_date(day(2026, 11, 20)), "20 พฤศจิกายน พ.ศ. 2569");
        assert_eq!(digits(&thai_date(day(2026, 11, 20)), true), "๒๐ พฤศจิกายน พ.ศ. ๒๕๖๙");
        assert_eq!(thai_date_short(day(2027, 1, 5)), "5 ม.ค. 2570");
    }

    #[test]
    fn a_course_of_one_day_is_not_called_a_period() {
        assert_eq!(thai_period(day(2026, 11, 20), day(2026, 11, 20)), "เมื่อวันที่ 20 พฤศจิกายน พ.ศ. 2569");
        assert_eq!(english_period(day(2026, 11, 20), day(2026, 11, 20)), "on 20 November 2026");
    }

    #[test]
    fn hours_are_given_in_halves_and_never_as_nothing() {
        assert_eq!(thai_hours(360), "6 ชั่วโมง");
        assert_eq!(thai_hours(59), "0.5 ชั่วโมง");
        assert_eq!(thai_hours(20), "20 นาที");
        assert_eq!(english_hours(89), "1 hour");
        assert_eq!(english_hours(390), "6.5 hours");
        assert_eq!(halves(61_950), "1,032.5");
    }
}
