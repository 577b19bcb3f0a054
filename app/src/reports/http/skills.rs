//! Skills of a unit as a file: the same figures by the same rule of small numbers.

use crate::{
    download::{Download, Inquiry},
    entity::SkillSource,
    error::AppError,
    i18n::Language,
    reports::{
        csv,
        skills::{self, PartFigures, Seen, Shown, UnitSkills},
        words,
    },
    skills::pages::source_name,
    thai::date::{BANGKOK, bangkok_date},
    visitor::Visitor,
};

/// `/reports/units/{code}/skills.csv?area=`.
pub async fn download(inquiry: Inquiry) -> Result<Download, AppError> {
    let Inquiry { state, visitor, query, .. } = &inquiry;
    let code: String = inquiry.param("code")?;
    let UnitSkills::Shown(shown) = skills::load(state, visitor, &code, query.raw("area")).await? else {
        return Err(AppError::NotFound);
    };
    let (unit, day) = (shown.place.unit(), bangkok_date(visitor.now));
    Ok(Download {
        name: format!("{} {} {day}.csv", words::skills(Language::Th), unit.name_th),
        plain_name: format!("skills-{}-{day}.csv", unit.code),
        content_type: csv::CONTENT_TYPE,
        content: table(&shown, visitor).into(),
    })
}

const HEADS: [&str; 18] = [
    "รหัสหน่วยงาน / Unit code",
    "หน่วยงาน / Unit",
    "รหัสด้าน / Area code",
    "ด้าน / Area",
    "ที่มา / Source",
    "รหัสที่มา / Source code",
    "บุคลากรขณะนี้ / People now",
    "มีผล / Assessed",
    "ระดับ 0 / Level 0",
    "ระดับ 1 / Level 1",
    "ระดับ 2 / Level 2",
    "ระดับ 3 / Level 3",
    "ระดับ 4 / Level 4",
    "ระดับ 5 / Level 5",
    "มีเป้าหมาย / With a target",
    "ถึงเป้าหมาย / At target",
    "อายุมัธยฐาน (เดือน) / Median age (months)",
    "ข้อมูล ณ / As of",
];

/// The unit in every area and by every source, then its parts in the area that was asked for. What may not be shown is
/// left empty.
fn table(shown: &Shown, visitor: &Visitor) -> String {
    let unit = shown.place.unit();
    let as_of = visitor.now.with_timezone(&BANGKOK).to_rfc3339_opts(chrono::SecondsFormat::Secs, false);
    let mut text = csv::BOM.to_owned() + &csv::line(HEADS);
    for area in &shown.areas {
        for (source, seen) in &area.by_source {
            let about = [&unit.code, &unit.name_th, &area.area.code, &area.area.name.th].map(String::clone);
            text += &line(about, *source, shown.people, whole(seen), &as_of);
        }
    }
    for part in &shown.parts {
        let [code, name] = named(part);
        let about = [code, name, shown.asked.code.clone(), shown.asked.name.th.clone()];
        text += &line(about, SkillSource::Tested, part.people, of_part(part), &as_of);
    }
    text
}

fn line(about: [String; 4], source: SkillSource, people: i64, figures: [String; 10], as_of: &str) -> String {
    use sea_orm::ActiveEnum;
    let source = [source_name(source, Language::Th).to_owned(), source.to_value(), people.to_string()];
    csv::line(about.into_iter().chain(source).chain(figures).chain([as_of.to_owned()]))
}

fn whole(seen: &Seen) -> [String; 10] {
    let number = |value: Option<i64>| value.map(|value| value.to_string()).unwrap_or_default();
    let level = |wanted| number(seen.levels.iter().find(|(level, _)| *level == wanted).map(|(_, people)| *people));
    [
        number(seen.known),
        level(0),
        level(1),
        level(2),
        level(3),
        level(4),
        level(5),
        number(seen.at_target.map(|(_, with)| with)),
        number(seen.at_target.map(|(at, _)| at)),
        number(seen.median_age.map(i64::from)),
    ]
}

fn of_part(part: &PartFigures) -> [String; 10] {
    let mut cells: [String; 10] = std::array::from_fn(|_| String::new());
    if let Some((known, at, with)) = part.tested {
        [cells[0], cells[7], cells[8]] = [known, with, at].map(|number| number.to_string());
    }
    cells
}

fn named(part: &PartFigures) -> [String; 2] {
    match &part.cell {
        None => [String::new(), words::merged(Language::Th, &part.parts.to_string())],
        Some(cell) if cell.is_own() => [cell.code.clone(), words::own(Language::Th).to_owned()],
        Some(cell) => [cell.code.clone(), cell.name_th.clone()],
    }
}
