//! Dates and times as Thai offices write them, on the Bangkok calendar.
//!
//! Instants are UTC everywhere else; a deadline is a Bangkok date. Bangkok is UTC+7 all year.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveTime, TimeDelta, Timelike, Utc};

use super::{BUDDHIST_OFFSET, Digits, digits};
use crate::i18n::Language;

/// Asia/Bangkok: UTC+7, no daylight saving time since 1920.
pub const BANGKOK: FixedOffset = match FixedOffset::east_opt(7 * 3600) {
    Some(offset) => offset,
    None => unreachable!(),
};

/// The date on a calendar in Bangkok at that instant.
pub fn bangkok_date(instant: DateTime<Utc>) -> NaiveDate {
    instant.with_timezone(&BANGKOK).date_naive()
}

/// The instant at which that date begins in Bangkok. A deadline "by 30 September" has passed
/// from the start of 1 October on.
pub fn start_of_day(date: NaiveDate) -> DateTime<Utc> {
    date.and_time(NaiveTime::MIN).and_utc() - TimeDelta::hours(7)
}

/// "20 พฤศจิกายน 2569" / "20 November 2026".
pub fn long(date: NaiveDate, language: Language, digits: Digits) -> String {
    let (day, month) = (date.day(), month_name(date.month(), language));
    let text = match language {
        Language::Th => format!("{day} {month} {}", buddhist_year(date)),
        Language::En => format!("{day} {month} {}", date.year()),
    };
    digits::render(&text, digits.for_language(language))
}

/// "20 พ.ย. 69" / "20 Nov 2026".
pub fn short(date: NaiveDate, language: Language, digits: Digits) -> String {
    let day = date.day();
    digits::render(&format!("{day} {}", month_and_year(date, language)), digits.for_language(language))
}

/// "20 พ.ย. 69 13.30 น." / "20 Nov 2026, 13:30", in Bangkok time.
pub fn with_time(instant: DateTime<Utc>, language: Language, digits: Digits) -> String {
    let local = instant.with_timezone(&BANGKOK);
    let date = short(local.date_naive(), language, digits);
    let (hour, minute) = (local.hour(), local.minute());
    let text = match language {
        Language::Th => format!("{date} {hour:02}.{minute:02} น."),
        Language::En => format!("{date}, {hour:02}:{minute:02}"),
    };
    digits::render(&text, digits.for_language(language))
}

/// "13.30 น." / "13:30", in Bangkok time, in one piece.
pub fn time(instant: DateTime<Utc>, language: Language, digits: Digits) -> String {
    clock(instant, language, digits, ("%H.%M\u{a0}น.", "%H:%M"))
}

/// "13.30.05 น." / "13:30:05", in Bangkok time, in one piece.
pub fn time_to_the_second(instant: DateTime<Utc>, language: Language, digits: Digits) -> String {
    clock(instant, language, digits, ("%H.%M.%S\u{a0}น.", "%H:%M:%S"))
}

fn clock(instant: DateTime<Utc>, language: Language, digits: Digits, (th, en): (&str, &str)) -> String {
    let text = instant.with_timezone(&BANGKOK).format(language.choose(th, en)).to_string();
    digits::render(&text, digits.for_language(language))
}

/// The date line of a certificate: "วันที่ 20 พฤศจิกายน พ.ศ. 2569" / "20 November 2026".
/// The words before it ("ให้ไว้ ณ", "Given on") belong to the template.
pub fn certificate(date: NaiveDate, language: Language, digits: Digits) -> String {
    let Language::Th = language else {
        return long(date, language, digits);
    };
    let month = month_name(date.month(), language);
    let text = format!("วันที่ {} {month} พ.ศ. {}", date.day(), buddhist_year(date));
    digits::render(&text, digits)
}

/// "พ.ย. 69" / "Nov 2026": the label of a month on a chart.
pub fn month(date: NaiveDate, language: Language, digits: Digits) -> String {
    digits::render(&month_and_year(date, language), digits.for_language(language))
}

/// The full name of a month, 1 to 12. Panics on another number.
pub fn month_name(month: u32, language: Language) -> &'static str {
    name_of(month, language).0
}

/// The short name of a month, 1 to 12: "พ.ย." / "Nov". Panics on another number.
pub fn month_short(month: u32, language: Language) -> &'static str {
    name_of(month, language).1
}

/// The year of the Buddhist era in which the date lies.
pub fn buddhist_year(date: NaiveDate) -> i32 {
    date.year() + BUDDHIST_OFFSET
}

fn month_and_year(date: NaiveDate, language: Language) -> String {
    let month = month_short(date.month(), language);
    match language {
        Language::Th => format!("{month} {:02}", buddhist_year(date).rem_euclid(100)),
        Language::En => format!("{month} {}", date.year()),
    }
}

fn name_of(month: u32, language: Language) -> (&'static str, &'static str) {
    let names = match language {
        Language::Th => &THAI,
        Language::En => &ENGLISH,
    };
    let index = usize::try_from(month).expect("a month fits a machine word");
    names[index - 1]
}

const THAI: [(&str, &str); 12] = [
    ("มกราคม", "ม.ค."),
    ("กุมภาพันธ์", "ก.พ."),
    ("มีนาคม", "มี.ค."),
    ("เมษายน", "เม.ย."),
    ("พฤษภาคม", "พ.ค."),
    ("มิถุนายน", "มิ.ย."),
    ("กรกฎาคม", "ก.ค."),
    ("สิงหาคม", "ส.ค."),
    ("กันยายน", "ก.ย."),
    ("ตุลาคม", "ต.ค."),
    ("พฤศจิกายน", "พ.ย."),
    ("ธันวาคม", "ธ.ค."),
];

const ENGLISH: [(&str, &str); 12] = [
    ("January", "Jan"),
    ("February", "Feb"),
    ("March", "Mar"),
    ("April", "Apr"),
    ("May", "May"),
    ("June", "Jun"),
    ("July", "Jul"),
    ("August", "Aug"),
    ("September", "Sep"),
    ("October", "Oct"),
    ("November", "Nov"),
    ("December", "Dec"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn instant(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_begins_in_bangkok_at_five_in_the_afternoon_utc() {
        assert_eq!(bangkok_date(instant("2026-11-20T16:59:59Z")), day(2026, 11, 20));
        assert_eq!(bangkok_date(instant("2026-11-20T17:00:00Z")), day(2026, 11, 21));
        assert_eq!(start_of_day(day(2026, 11, 21)), instant("2026-11-20T17:00:00Z"));
    }

    #[test]
    fn dates_are_written_as_offices_write_them() {
        let date = day(2026, 11, 20);
        assert_eq!(long(date, Language::Th, Digits::Arabic), "20 พฤศจิกายน 2569");
        assert_eq!(long(date, Language::Th, Digits::Thai), "๒๐ พฤศจิกายน ๒๕๖๙");
        assert_eq!(long(date, Language::En, Digits::Arabic), "20 November 2026");
        assert_eq!(short(date, Language::Th, Digits::Arabic), "20 พ.ย. 69");
        assert_eq!(short(date, Language::En, Digits::Arabic), "20 Nov 2026");
        assert_eq!(month(date, Language::Th, Digits::Thai), "พ.ย. ๖๙");
    }

    #[test]
    fn a_short_thai_year_keeps_two_digits() {
        assert_eq!(short(day(2057, 1, 5), Language::Th, Digits::Arabic), "5 ม.ค. 00");
    }

    #[test]
    fn times_are_shown_in_bangkok() {
        let at = instant("2026-11-20T06:30:00Z");
        assert_eq!(with_time(at, Language::Th, Digits::Arabic), "20 พ.ย. 69 13.30 น.");
        assert_eq!(with_time(at, Language::Th, Digits::Thai), "๒๐ พ.ย. ๖๙ ๑๓.๓๐ น.");
        assert_eq!(with_time(at, Language::En, Digits::Arabic), "20 Nov 2026, 13:30");
    }

    #[test]
    fn a_certificate_names_the_era() {
        let date = day(2026, 11, 20);
        let thai = certificate(date, Language::Th, Digits::Arabic);
        assert_eq!(thai, "วันที่ 20 พฤศจิกายน พ.ศ. 2569");
        assert_eq!(certificate(date, Language::En, Digits::Arabic), "20 November 2026");
    }

    #[test]
    fn english_dates_keep_arabic_digits_for_those_who_chose_thai_ones() {
        assert_eq!(short(day(2026, 2, 1), Language::En, Digits::Thai), "1 Feb 2026");
    }
}
