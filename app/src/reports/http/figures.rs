//! The table of a dashboard as a file: the same figures by the same rule of small numbers.

use crate::{
    download::{Download, Inquiry},
    error::AppError,
    i18n::Language,
    reports::{
        csv,
        dashboard::{self, Asked, Dashboard, Shown},
        figures::Figures,
        words,
    },
    thai::date::{BANGKOK, bangkok_date},
    visitor::Visitor,
};

/// `/reports/units/{code}/figures.csv?year=&course=`.
pub async fn download(inquiry: Inquiry) -> Result<Download, AppError> {
    let Inquiry { state, visitor, query, .. } = &inquiry;
    let code: String = inquiry.param("code")?;
    let asked = Asked::read(Some(query.raw("year")), Some(query.raw("course")), bangkok_date(visitor.now))?;
    let Dashboard::Shown(shown) = dashboard::load(state.db.read(), visitor, &code, asked).await? else {
        return Err(AppError::NotFound);
    };
    let (unit, year) = (shown.place.unit(), shown.asked.year);
    Ok(Download {
        name: format!("{} {} {year}.csv", words::figures(Language::Th), unit.name_th),
        plain_name: format!("figures-{}-{year}.csv", unit.code),
        content_type: csv::CONTENT_TYPE,
        content: table(&shown, visitor).into(),
    })
}

fn table(shown: &Shown, visitor: &Visitor) -> String {
    let unit = shown.place.unit();
    let mut text = csv::BOM.to_owned() + &csv::line(HEADS);
    text += &row(shown, visitor, [&unit.code, &unit.name_th, &unit.name_en], shown.people, &shown.total);
    for cell in &shown.parts.shown {
        let names = match cell.is_own() {
            true => [&cell.code, words::own(Language::Th), words::own(Language::En)],
            false => [cell.code.as_str(), &cell.name_th, &cell.name_en],
        };
        text += &row(shown, visitor, names, cell.people, &cell.figures);
    }
    if let Some(merged) = &shown.parts.merged {
        let parts = merged.parts.to_string();
        let names = [Language::Th, Language::En].map(|l| words::merged(l, &parts));
        text += &row(shown, visitor, ["", &names[0], &names[1]], merged.people, &merged.figures);
    }
    text
}

const HEADS: [&str; 13] = [
    "รหัสหน่วยงาน / Unit code",
    "หน่วยงาน / Unit",
    "หน่วยงาน (อังกฤษ) / Unit (English)",
    "ปีงบประมาณ / Fiscal year",
    "หลักสูตร / Course",
    "บุคลากรขณะนี้ / People now",
    "กำลังเรียนขณะนี้ / In progress now",
    "ลงทะเบียนในปี / Enrolled in the year",
    "ค้างจากปีก่อน / Carried over",
    "เรียนสำเร็จในปี / Completed in the year",
    "วุฒิบัตรในปี / Certificates in the year",
    "นาทีเรียนในปี / Learning minutes in the year",
    "ข้อมูล ณ / As of",
];

fn row(shown: &Shown, visitor: &Visitor, names: [&str; 3], people: i64, figures: &Figures) -> String {
    let course = shown.asked.course.clone().unwrap_or_default();
    let numbers =
        [people, figures.open, figures.enrolled, figures.carried, figures.completed, figures.certificates, figures.minutes];
    let asked = [shown.asked.year.to_string(), course];
    let as_of = visitor.now.with_timezone(&BANGKOK).to_rfc3339_opts(chrono::SecondsFormat::Secs, false);
    csv::line(names.map(str::to_owned).into_iter().chain(asked).chain(numbers.map(|number| number.to_string())).chain([as_of]))
}
