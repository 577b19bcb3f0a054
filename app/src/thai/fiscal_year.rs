//! The Thai fiscal year (1 October to 30 September) and its two appraisal rounds.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Months, NaiveDate};

use super::{BUDDHIST_OFFSET, Digits, date, digits};
use crate::i18n::Language;

/// A fiscal year, named by the Buddhist year in which it ends: 2570 runs from
/// 1 October 2026 to 30 September 2027. Holds only years 2400 to 2999, so that its dates
/// always exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FiscalYear(i16);

impl FiscalYear {
    /// The fiscal year of that name, or `None` outside 2400 to 2999: a year of the common
    /// era or a slip of the finger.
    pub fn new(buddhist: i16) -> Option<FiscalYear> {
        (2400..=2999).contains(&buddhist).then_some(FiscalYear(buddhist))
    }

    /// The fiscal year in which a Bangkok date lies; dates outside the range of
    /// [`FiscalYear::new`] fall into its first or last year.
    pub fn of(date: NaiveDate) -> FiscalYear {
        let starts_anew = i32::from(date.month() >= 10);
        let buddhist = (date.year() + BUDDHIST_OFFSET + starts_anew).clamp(2400, 2999);
        FiscalYear(i16::try_from(buddhist).expect("clamped to four digits"))
    }

    /// The number by which it is named and stored, 2570.
    pub fn buddhist(self) -> i16 {
        self.0
    }

    /// 1 October.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.common_year() - 1, 10, 1).expect("1 October exists")
    }

    /// 30 September.
    pub fn last_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.common_year(), 9, 30).expect("30 September exists")
    }

    /// Whether the date lies in this fiscal year.
    pub fn contains(self, date: NaiveDate) -> bool {
        (self.first_day()..=self.last_day()).contains(&date)
    }

    /// The first days of its twelve months, October first.
    pub fn months(self) -> [NaiveDate; 12] {
        let first = self.first_day();
        std::array::from_fn(|i| {
            let later = u32::try_from(i).expect("an index below twelve");
            first + Months::new(later)
        })
    }

    /// The fiscal year before this one; the first one stays.
    #[must_use]
    pub fn previous(self) -> FiscalYear {
        FiscalYear((self.0 - 1).max(2400))
    }

    /// The fiscal year after this one; the last one stays.
    #[must_use]
    pub fn next(self) -> FiscalYear {
        FiscalYear((self.0 + 1).min(2999))
    }

    /// "ปีงบประมาณ พ.ศ. 2570" / "Fiscal year 2570 (Oct 2026 – Sep 2027)".
    pub fn label(self, language: Language, digits: Digits) -> String {
        match language {
            Language::Th => digits::render(&format!("ปีงบประมาณ พ.ศ. {self}"), digits),
            Language::En => {
                let ends = self.common_year();
                format!("Fiscal year {self} (Oct {} – Sep {ends})", ends - 1)
            }
        }
    }

    fn common_year(self) -> i32 {
        i32::from(self.0) - BUDDHIST_OFFSET
    }
}

impl fmt::Display for FiscalYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// The text is not a fiscal year between 2400 and 2999.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAFiscalYear;

impl fmt::Display for NotAFiscalYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a fiscal year between 2400 and 2999")
    }
}

impl std::error::Error for NotAFiscalYear {}

impl FromStr for FiscalYear {
    type Err = NotAFiscalYear;

    /// Reads "2570" or "๒๕๗๐".
    fn from_str(text: &str) -> Result<FiscalYear, NotAFiscalYear> {
        let buddhist = digits::to_ascii(text.trim()).parse().map_err(|_| NotAFiscalYear)?;
        FiscalYear::new(buddhist).ok_or(NotAFiscalYear)
    }
}

/// The place of a date's month in its fiscal year: October is 1, September is 12.
pub fn month_index(date: NaiveDate) -> u32 {
    (date.month() + 2) % 12 + 1
}

/// One of the two rounds in which officials are appraised each fiscal year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AppraisalRound {
    /// 1 October to 31 March.
    First,
    /// 1 April to 30 September.
    Second,
}

impl AppraisalRound {
    /// The round in which a Bangkok date lies.
    pub fn of(date: NaiveDate) -> AppraisalRound {
        if month_index(date) <= 6 { AppraisalRound::First } else { AppraisalRound::Second }
    }

    /// 1 or 2.
    pub fn number(self) -> u8 {
        match self {
            AppraisalRound::First => 1,
            AppraisalRound::Second => 2,
        }
    }

    /// The first day of the round in that fiscal year.
    pub fn first_day(self, year: FiscalYear) -> NaiveDate {
        match self {
            AppraisalRound::First => year.first_day(),
            AppraisalRound::Second => year.months()[6],
        }
    }

    /// The last day of the round in that fiscal year.
    pub fn last_day(self, year: FiscalYear) -> NaiveDate {
        match self {
            AppraisalRound::First => year.months()[6].pred_opt().expect("31 March exists"),
            AppraisalRound::Second => year.last_day(),
        }
    }

    /// "รอบที่ 1 (1 ต.ค. 69 – 31 มี.ค. 70)" / "Round 1 (1 Oct 2026 – 31 Mar 2027)".
    pub fn label(self, year: FiscalYear, language: Language, digits: Digits) -> String {
        let from = date::short(self.first_day(year), language, digits);
        let to = date::short(self.last_day(year), language, digits);
        let round = match language {
            Language::Th => "รอบที่",
            Language::En => "Round",
        };
        let text = format!("{round} {} ({from} – {to})", self.number());
        digits::render(&text, digits.for_language(language))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn year(buddhist: i16) -> FiscalYear {
        FiscalYear::new(buddhist).unwrap()
    }

    #[test]
    fn a_fiscal_year_begins_on_the_first_of_october() {
        assert_eq!(FiscalYear::of(day(2026, 9, 30)), year(2569));
        assert_eq!(FiscalYear::of(day(2026, 10, 1)), year(2570));
        assert_eq!(FiscalYear::of(day(2026, 11, 20)), year(2570));
        assert_eq!(year(2570).first_day(), day(2026, 10, 1));
        assert_eq!(year(2570).last_day(), day(2027, 9, 30));
        assert!(year(2570).contains(day(2027, 1, 1)) && !year(2570).contains(day(2027, 10, 1)));
    }

    #[test]
    fn its_months_run_from_october_to_september() {
        let months = year(2570).months();
        assert_eq!((months[0], months[11]), (day(2026, 10, 1), day(2027, 9, 1)));
        let places: Vec<u32> = months.into_iter().map(month_index).collect();
        assert_eq!(places, (1..=12).collect::<Vec<u32>>());
    }

    #[test]
    fn it_is_named_by_the_buddhist_year_in_which_it_ends() {
        assert_eq!(year(2570).to_string(), "2570");
        assert_eq!(year(2570).label(Language::Th, Digits::Arabic), "ปีงบประมาณ พ.ศ. 2570");
        assert_eq!(year(2570).label(Language::Th, Digits::Thai), "ปีงบประมาณ พ.ศ. ๒๕๗๐");
        assert_eq!(year(2570).label(Language::En, Digits::Thai), "Fiscal year 2570 (Oct 2026 – Sep 2027)");
    }

    #[test]
    fn a_year_of_the_common_era_is_refused() {
        assert_eq!("๒๕๗๐".parse(), Ok(year(2570)));
        assert_eq!("2027".parse::<FiscalYear>(), Err(NotAFiscalYear));
        assert_eq!(FiscalYear::new(2027), None);
    }

    #[test]
    fn the_second_appraisal_round_begins_on_the_first_of_april() {
        assert_eq!(AppraisalRound::of(day(2027, 3, 31)), AppraisalRound::First);
        assert_eq!(AppraisalRound::of(day(2027, 4, 1)), AppraisalRound::Second);
        assert_eq!(AppraisalRound::First.last_day(year(2570)), day(2027, 3, 31));
        assert_eq!(AppraisalRound::Second.first_day(year(2570)), day(2027, 4, 1));
        assert_eq!(AppraisalRound::First.label(year(2570), Language::Th, Digits::Arabic), "รอบที่ 1 (1 ต.ค. 69 – 31 มี.ค. 70)");
        assert_eq!(AppraisalRound::Second.label(year(2570), Language::En, Digits::Thai), "Round 2 (1 Apr 2027 – 30 Sep 2027)");
    }
}
