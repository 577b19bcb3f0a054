//! Written answers that wait in the demonstration, so that its trainer finds something to grade.
//!
//! The course is the example of docs/package-format.md. Its tries are begun as people begin them and left to the deadline,
//! which closes them by the use case that closes all.

use anyhow::{Context, Result, anyhow};
use app::{
    assessment::{close_expired, store::keep},
    authoring::{example, publish},
    entity::{
        Answer, AttemptEventKind, Enrolment, Grade, Role, RoleGrant, VersionChange, WrittenAnswer, answer, attempt, grade,
        role_grant, written_answer,
    },
    id::{PersonId, UnitId},
    learning::{enrol, evidence, version},
    state::AppState,
    thai::date::start_of_day,
    timeline::record::{self, Event},
};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use courses::{
    answer::RawAnswer,
    completion::{Evidence, Fact, Item},
    draw::Draw,
    package::Test,
    question::Question,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, QueryOrder};
use serde_json::json;

use super::demo::failed;

/// Who has written, by her place among the people of the demo, and what.
const WRITTEN: [(usize, &str); 3] = [
    (
        60,
        "กลุ่มงานของเราตั้งชื่อเป็น ปี-เดือน-วัน ตามด้วยเรื่องเป็นภาษาอังกฤษคำสั้น ๆ และเลขฉบับสองหลัก คั่นแต่ละส่วนด้วยขีดล่าง\n\n\
         ตัวอย่าง 2026-11-20_training-plan_v02.docx เมื่อลงนามแล้วใช้คำว่า final แทนเลขฉบับ และหัวหน้ากลุ่มงานเป็นผู้เก็บ",
    ),
    (140, "ให้ใส่วันที่และชื่อเรื่องทุกครั้ง เช่น แผนอบรม-20พย.docx"),
    (220, "1. ขึ้นต้นด้วยวันที่แบบปี-เดือน-วัน\n2. ตามด้วยเรื่อง\n3. ปิดท้ายด้วยเลขฉบับ\n\nตัวอย่าง 2026-11-18_budget-request_v03.docx"),
];

/// The place of a second trainer among the people of the demo.
const GRADER: usize = 30;

/// What she gave to the answers, by the two criteria of the example.
const FIRST_GRADES: [[u8; 2]; 3] = [[3, 2], [1, 0], [3, 1]];

/// Publishes the example for a unit and lets three people have taken its test in the days before today.
pub async fn load(state: &AppState, unit: UnitId, people: &[PersonId], today: NaiveDate) -> Result<()> {
    let published = start_of_day(today) - TimeDelta::days(14);
    let txn = state.db.begin().await?;
    let version =
        publish::admit(state, &txn, unit, &example::files(), None, published).await.map_err(|error| anyhow!("{error:?}"))?;
    publish::publish(&txn, version, VersionChange::Major, None, published).await.map_err(|error| anyhow!("{error:?}"))?;
    txn.commit().await?;
    for (day, (place, text)) in (2..).zip(WRITTEN) {
        let person = *people.get(place).context("the demo has fewer people")?;
        let at = start_of_day(today) - TimeDelta::days(day) + TimeDelta::hours(10);
        take_test(state, person, text, at).await?;
    }
    close_expired(state, state.clock.now()).await.map_err(failed)?;
    let grader = *people.get(GRADER).context("the demo has fewer people")?;
    grade_once(state, unit, grader, today).await
}

/// A second trainer has graded every answer, so that the grade of the first brings the result.
async fn grade_once(state: &AppState, unit: UnitId, grader: PersonId, today: NaiveDate) -> Result<()> {
    let now = start_of_day(today);
    let txn = state.db.begin().await?;
    let grant = role_grant::ActiveModel {
        person_id: Set(grader),
        role: Set(Role::Trainer),
        unit_id: Set(unit),
        valid_from: Set(today - TimeDelta::days(14)),
        created_at: Set(now - TimeDelta::days(14)),
        ..Default::default()
    };
    RoleGrant::insert(grant).exec_without_returning(&txn).await?;
    let answers = WrittenAnswer::find().order_by_asc(written_answer::Column::Id).all(&txn).await?;
    for (answer, marks) in answers.into_iter().zip(FIRST_GRADES) {
        let given = grade::ActiveModel {
            written_answer_id: Set(answer.id),
            place: Set(1),
            grader_id: Set(grader),
            marks: Set(json!(marks)),
            points: Set(marks.into_iter().map(i32::from).sum()),
            comment: Set(String::new()),
            given_at: Set(now),
            ..Default::default()
        };
        Grade::insert(given).exec_without_returning(&txn).await?;
        let mut answer = answer.into_active_model();
        answer.given = Set(1);
        answer.update(&txn).await?;
    }
    txn.commit().await?;
    Ok(())
}

/// One person reads the course and begins the test; her answers are saved and never handed in.
async fn take_test(state: &AppState, person: PersonId, text: &str, at: DateTime<Utc>) -> Result<()> {
    let enrolment = enrol::enrol(state, person, "naming-files", at - TimeDelta::hours(1)).await.map_err(failed)?;
    let row = Enrolment::find_by_id(enrolment).one(state.db.read()).await?.context("it was just made")?;
    let package = version::package(state, state.db.read(), row.version_id).await.map_err(failed)?;
    let test = package.test.as_ref().context("the example has a test")?;
    let (seed, draw) = draw_with_essay(test).context("the example asks for a written answer")?;
    let txn = state.db.begin().await?;
    for lesson in &package.lessons {
        let read = Evidence { item: Item::Lesson(lesson.slug.clone()), fact: Fact::Read };
        evidence::record(state, &txn, enrolment, read, None, at - TimeDelta::minutes(5)).await.map_err(failed)?;
    }
    let attempt = attempt::ActiveModel {
        enrolment_id: Set(enrolment),
        person_id: Set(person),
        number: Set(1),
        seed: Set(seed.cast_signed()),
        draw: Set(keep(draw.clone())),
        started_at: Set(at),
        deadline_at: Set(at + TimeDelta::minutes(test.minutes.into())),
        extra_seconds: Set(0),
        ..Default::default()
    };
    let attempt = attempt.insert(&txn).await?;
    record::append(&txn, attempt.id, Event::of(AttemptEventKind::Started, at)).await?;
    for (number, drawn) in (1..).zip(&draw.questions) {
        let question =
            test.pool.iter().find(|question| *question.id() == drawn.question).context("it was drawn from the pool")?;
        let row = answer::ActiveModel {
            attempt_id: Set(attempt.id),
            number: Set(number),
            question: Set(drawn.question.to_string()),
            value: Set(given(question, text).0),
            client_key: Set(format!("demo-{number:04}")),
            saved_at: Set(at + TimeDelta::minutes(number.into())),
            ..Default::default()
        };
        Answer::insert(row).exec_without_returning(&txn).await?;
    }
    txn.commit().await?;
    Ok(())
}

/// The first seed that asks for a written answer.
fn draw_with_essay(test: &Test) -> Option<(u64, Draw)> {
    let essay = test.pool.iter().find(|question| question.rubric().is_some())?;
    (0..100).map(|seed| (seed, Draw::make(test, seed, &[]))).find(|(_, draw)| draw.position(essay.id()).is_some())
}

fn given(question: &Question, text: &str) -> RawAnswer {
    match question.rubric() {
        Some(_) => RawAnswer(text.to_owned()),
        None => RawAnswer(question.review().correct().first().map(ToString::to_string).unwrap_or_default()),
    }
}
