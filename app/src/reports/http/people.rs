//! The list of people as a form that searches, and as a file.

use std::sync::Arc;

use axum::body::Body;
use chrono::NaiveDate;
use futures::stream;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::{
    download::{Download, Inquiry},
    entity::{Unit, unit},
    error::AppError,
    form::{FormState, Reply, Submission},
    i18n::Language,
    id::PersonId,
    reports::{
        csv,
        list::{self, Asked, Everyone},
        pages::address,
        standing::Standing,
        store::list::Row,
        words,
    },
    state::AppState,
    thai::date::{bangkok_date, buddhist_year},
};

/// So many people are read at a time; the file goes out as fast as it is taken, and memory stays small.
const CHUNK: usize = 1_000;

/// A search for a name is posted, so that no name stands in an address, a history or a log. Nothing changes.
pub async fn search(submission: Submission) -> Result<Reply, AppError> {
    let right = submission.visitor.person_viewer()?;
    let mut check = submission.check();
    let text = check.text("q", 0, 100);
    check.done()?;
    let code: String = submission.param("code")?;
    let unit = Unit::find().filter(unit::Column::Code.eq(&code)).one(submission.state.db.read()).await?;
    if !unit.is_some_and(|unit| right.scope().reaches(unit.first)) {
        return Err(AppError::NotFound);
    }
    if text.is_empty() {
        let query = Asked::read(|name| submission.fields.raw(name))?.query(1);
        return Reply::see(format!("{}/people?{query}", address(&code)));
    }
    Ok(Reply::Again(FormState { fields: submission.fields, ..FormState::default() }))
}

/// `/reports/units/{code}/people.csv?course=&state=`: everyone on the list.
pub async fn download(inquiry: Inquiry) -> Result<Download, AppError> {
    let Inquiry { state, visitor, query, .. } = &inquiry;
    let code: String = inquiry.param("code")?;
    let asked = Asked { text: String::new(), page: 1, ..Asked::read(|name| query.raw(name))? };
    let everyone = list::everyone(state, visitor, &code, asked).await?;
    let unit = everyone.place.unit();
    let (course, day) = (&everyone.course.slug, bangkok_date(visitor.now));
    Ok(Download {
        name: format!("{} {} {course} {day}.csv", words::people(Language::Th), unit.name_th),
        plain_name: format!("people-{}-{course}-{day}.csv", unit.code),
        content_type: csv::CONTENT_TYPE,
        content: content(state.clone(), everyone),
    })
}

/// The heads, then the people, a chunk a query. Who they are was settled once, so nobody is missed or comes twice while
/// others change.
fn content(state: AppState, everyone: Everyone) -> Body {
    let chunks: Vec<Vec<PersonId>> = everyone.ids.chunks(CHUNK).map(<[_]>::to_vec).collect();
    let everyone = Arc::new(everyone);
    let heads = csv::BOM.to_owned() + &csv::line(HEADS);
    let people = stream::unfold(chunks.into_iter(), move |mut chunks| {
        let (state, everyone) = (state.clone(), everyone.clone());
        async move {
            let ids = chunks.next()?;
            let text = everyone.rows(&state, &ids).await.map(|rows| lines(&rows, &everyone));
            // The answer has begun, so a failure can only break it off: the browser then says that the file is not whole.
            Some((text.map_err(|error| std::io::Error::other(format!("{error:?}"))), chunks))
        }
    });
    Body::from_stream(stream::StreamExt::chain(stream::iter([Ok(heads)]), people))
}

const HEADS: [&str; 17] = [
    "ชื่อ-นามสกุล / Name",
    "ชื่อ-นามสกุล (อังกฤษ) / Name (English)",
    "เลขประจำตัวบุคลากร / Staff no.",
    "ตำแหน่ง / Position",
    "ตำแหน่ง (อังกฤษ) / Position (English)",
    "รหัสหน่วยงาน / Unit code",
    "หน่วยงาน / Unit",
    "รหัสหลักสูตร / Course",
    "หลักสูตร / Course title",
    "สถานะ / State",
    "รหัสสถานะ / State code",
    "เรียนแล้ว / Done",
    "ทั้งหมด / Required",
    "วันที่สำเร็จ / Completed on",
    "วันที่สำเร็จ (พ.ศ.) / Completed on (B.E.)",
    "เลขที่วุฒิบัตร / Certificate no.",
    "วุฒิบัตรใช้ได้ถึง / Valid until",
];

fn lines(rows: &[Row], everyone: &Everyone) -> String {
    let title = everyone.course.title(Language::Th);
    let mut text = String::with_capacity(rows.len() * 512);
    for row in rows {
        text += &line(row, &everyone.course.slug, title, everyone.today);
    }
    text
}

fn line(row: &Row, course: &str, title: &str, today: NaiveDate) -> String {
    let standing = row.standing(today);
    let (done, required) = match standing {
        Standing::InProgress { done, required } => (done.to_string(), required.to_string()),
        _ => (String::new(), String::new()),
    };
    let day = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
    csv::line([
        row.name(Language::Th).as_str(),
        &row.name(Language::En),
        row.staff_no.as_deref().unwrap_or_default(),
        &row.position(Language::Th),
        &row.position(Language::En),
        &row.unit_code,
        &row.unit_th,
        course,
        title,
        words::standing(Language::Th, standing.kind()),
        standing.kind().name(),
        &done,
        &required,
        &day(row.completed_on),
        &row.completed_on.map(buddhist).unwrap_or_default(),
        row.certificate.as_deref().unwrap_or_default(),
        &day(row.valid_until),
    ])
}

/// "20/11/2569".
fn buddhist(date: NaiveDate) -> String {
    format!("{}/{}", date.format("%d/%m"), buddhist_year(date))
}
