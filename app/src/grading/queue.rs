//! What waits: put there when an attempt closes, listed for those who may grade it.

use courses::grade::{AttemptGrade, Outcome};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, FromQueryResult, JoinType, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait, RelationTrait,
    entity::prelude::DateTimeUtc,
    sea_query::{Expr, ExprTrait, SelectStatement},
};

use super::store;
use crate::{
    access::Trainer,
    assessment::store::{Tested, answers},
    entity::{CourseVersion, Grade, WrittenAnswer, attempt, course, course_version, grade, grade_claim, written_answer},
    error::AppError,
    id::{CourseId, CourseVersionId, PersonId},
};

/// So many courses stand on a page.
pub const PAGE: u64 = 50;

/// Lets the answers wait that an attempt has and people must grade, in the transaction that closes it.
pub async fn enqueue(
    txn: &DatabaseTransaction,
    tested: &Tested,
    attempt: &attempt::Model,
    course: CourseId,
    grade: &AttemptGrade,
    closed_at: DateTimeUtc,
) -> Result<(), AppError> {
    let given = answers(txn, attempt.id).await?;
    let waiting = grade.per_question.iter().filter(|question| question.outcome == Outcome::Awaiting);
    let rows = waiting.filter_map(|question| {
        let number = given.get(&question.question)?.number;
        let row = written_answer::ActiveModel {
            attempt_id: Set(attempt.id),
            person_id: Set(attempt.person_id),
            course_id: Set(course),
            version_id: Set(tested.version()),
            question: Set(question.question.to_string()),
            number: Set(number),
            worth: Set(i32::try_from(question.grade.max).ok()?),
            wanted: Set(i16::from(tested.test().graders)),
            given: Set(0),
            waits_since: Set(closed_at),
            ..Default::default()
        };
        Some(row)
    });
    WrittenAnswer::insert_many(rows).exec_without_returning(txn).await?;
    Ok(())
}

/// A course with answers that wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub slug: String,
    pub title_th: String,
    pub title_en: String,
    /// Not settled yet, whoever may grade them.
    pub answers: i64,
    pub since: DateTimeUtc,
    /// How many of them she could take now.
    pub for_her: i64,
}

/// The courses in scope that have answers which wait, the one that waits longest first: a page of them, and whether there
/// are more.
pub async fn waiting(
    db: &impl ConnectionTrait,
    trainer: &Trainer,
    page: u64,
    now: DateTimeUtc,
) -> Result<(Vec<Waiting>, bool), DbErr> {
    #[derive(FromQueryResult)]
    struct Row {
        course_id: CourseId,
        slug: String,
        answers: i64,
        since: DateTimeUtc,
        version: CourseVersionId,
    }
    let mut rows: Vec<Row> = store::in_scope(trainer)
        .filter(written_answer::Column::SettledAt.is_null())
        .select_only()
        .column(written_answer::Column::CourseId)
        .column(course::Column::Slug)
        .column_as(written_answer::Column::Id.count(), "answers")
        .column_as(written_answer::Column::WaitsSince.min(), "since")
        .column_as(written_answer::Column::VersionId.max(), "version")
        .group_by(written_answer::Column::CourseId)
        .group_by(course::Column::Slug)
        .order_by_asc(Expr::cust("since"))
        .order_by_asc(written_answer::Column::CourseId)
        .offset(page.saturating_sub(1) * PAGE)
        .limit(PAGE + 1)
        .into_model()
        .all(db)
        .await?;
    let has_more = rows.len() > usize::try_from(PAGE).unwrap_or(usize::MAX);
    rows.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
    let open: Vec<(CourseId, i64)> = store::in_scope(trainer)
        .filter(open_to(trainer.person(), now))
        .filter(written_answer::Column::CourseId.is_in(rows.iter().map(|row| row.course_id)))
        .select_only()
        .column(written_answer::Column::CourseId)
        .column_as(written_answer::Column::Id.count(), "open")
        .group_by(written_answer::Column::CourseId)
        .into_tuple()
        .all(db)
        .await?;
    let titles = titles(db, rows.iter().map(|row| row.version)).await?;
    let waiting = rows.into_iter().map(|row| {
        let title = titles.iter().find(|(id, ..)| *id == row.version);
        Waiting {
            title_th: title.map_or_else(|| row.slug.clone(), |(_, th, _)| th.clone()),
            title_en: title.map_or_else(|| row.slug.clone(), |(_, _, en)| en.clone()),
            slug: row.slug,
            answers: row.answers,
            since: row.since,
            for_her: open.iter().find(|(course, _)| *course == row.course_id).map_or(0, |(_, open)| *open),
        }
    });
    Ok((waiting.collect(), has_more))
}

/// A course with answers that have been graded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Graded {
    pub slug: String,
    pub title_th: String,
    pub title_en: String,
    pub answers: i64,
}

/// The courses in scope that have graded answers, those graded last first; one page is all that is told.
pub async fn graded(db: &impl ConnectionTrait, trainer: &Trainer) -> Result<Vec<Graded>, DbErr> {
    let rows: Vec<(String, i64, CourseVersionId)> = store::in_scope(trainer)
        .filter(written_answer::Column::SettledAt.is_not_null())
        .select_only()
        .column(course::Column::Slug)
        .column_as(written_answer::Column::Id.count(), "answers")
        .column_as(written_answer::Column::VersionId.max(), "version")
        .group_by(course::Column::Slug)
        .order_by_desc(written_answer::Column::SettledAt.max())
        .limit(PAGE)
        .into_tuple()
        .all(db)
        .await?;
    let titles = titles(db, rows.iter().map(|(.., version)| *version)).await?;
    let graded = rows.into_iter().map(|(slug, answers, version)| {
        let title = titles.iter().find(|(id, ..)| *id == version);
        let (title_th, title_en) = title.map_or_else(|| (slug.clone(), slug.clone()), |(_, th, en)| (th.clone(), en.clone()));
        Graded { slug, title_th, title_en, answers }
    });
    Ok(graded.collect())
}

async fn titles(
    db: &impl ConnectionTrait,
    versions: impl IntoIterator<Item = CourseVersionId> + Send,
) -> Result<Vec<(CourseVersionId, String, String)>, DbErr> {
    let columns = [course_version::Column::Id, course_version::Column::TitleTh, course_version::Column::TitleEn];
    let titles = CourseVersion::find().filter(course_version::Column::Id.is_in(versions));
    titles.select_only().columns(columns).into_tuple().all(db).await
}

/// The answers that somebody can take: not settled, not graded by her, and not before as many others as it takes. That
/// none is her own is in [`store::in_scope`].
pub fn open_to(grader: PersonId, now: DateTimeUtc) -> Condition {
    let graded = Grade::find()
        .select_only()
        .column(grade::Column::WrittenAnswerId)
        .filter(grade::Column::GraderId.eq(grader))
        .into_query();
    Condition::all()
        .add(written_answer::Column::SettledAt.is_null())
        .add(written_answer::Column::Id.not_in_subquery(graded))
        .add(written_answer::Column::Id.not_in_subquery(taken_from(grader, now)))
}

/// The answers that others have before them, as many as it still takes.
fn taken_from(grader: PersonId, now: DateTimeUtc) -> SelectStatement {
    let missing =
        Expr::col((WrittenAnswer, written_answer::Column::Wanted)).sub(Expr::col((WrittenAnswer, written_answer::Column::Given)));
    WrittenAnswer::find()
        .select_only()
        .column(written_answer::Column::Id)
        .join(JoinType::InnerJoin, grade_claim::Relation::WrittenAnswer.def().rev())
        .filter(grade_claim::Column::Until.gt(now))
        .filter(grade_claim::Column::GraderId.ne(grader))
        .filter(written_answer::Column::SettledAt.is_null())
        .group_by(written_answer::Column::Id)
        .group_by(written_answer::Column::Wanted)
        .group_by(written_answer::Column::Given)
        .having(grade_claim::Column::Id.count().gte(missing))
        .into_query()
}
