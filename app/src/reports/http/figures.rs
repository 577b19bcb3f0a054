//! The table of a dashboard as a file: the same figures by the same rule of small numbers.

use axum::{
    Extension,
    body::Body,
    extract::{Path, RawQuery, State},
    http::Request,
    response::Response,
};

use super::answer;
use crate::{
    error::AppError,
    form::Fields,
    i18n::Language,
    reports::{
        csv,
        dashboard::{self, Asked, Dashboard, Shown},
        figures::Figures,
        words,
    },
    state::AppState,
    thai::date::bangkok_date,
    visitor::Visitor,
};

/// `GET /reports/units/{code}/figures.csv?year=&course=`.
pub async fn download(
    State(state): State<AppState>,
    Extension(visitor): Extension<Visitor>,
    Path(code): Path<String>,
    RawQuery(query): RawQuery,
    request: Request<Body>,
) -> Response {
    let made = make(&state, &visitor, &code, &query.unwrap_or_default()).await;
    answer(state, request, made).await
}

async fn make(state: &AppState, visitor: &Visitor, code: &str, query: &str) -> Result<Response, AppError> {
    let query = Fields::parse(query.as_bytes());
    let asked = Asked::read(Some(query.raw("year")), Some(query.raw("course")), bangkok_date(visitor.now))?;
    let Dashboard::Shown(shown) = dashboard::load(state.db.read(), visitor, code, asked).await? else {
        return Err(AppError::NotFound);
    };
    let unit = shown.place.unit();
    let year = shown.asked.year;
    let names = (format!("figures-{}-{year}.csv", unit.code), format!("ภาพรวม {} {year}.csv", unit.name_th));
    csv::file(Body::from(table(&shown, visitor)), &names.0, &names.1)
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
    let as_of = visitor.now.with_timezone(&crate::thai::date::BANGKOK).to_rfc3339_opts(chrono::SecondsFormat::Secs, false);
    csv::line(names.map(str::to_owned).into_iter().chain(asked).chain(numbers.map(|number| number.to_string())).chain([as_of]))
}
