//! Queries of the catalogue.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, Condition, DbBackend, DbErr, EntityTrait, ExprTrait, FromQueryResult, JoinType, Order, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, RelationTrait, Select,
    entity::prelude::DateTimeUtc,
    sea_query::{Expr, Func, LikeExpr, Query},
};

use super::search::{Length, Search};
use crate::{
    access::Learner,
    db::Db,
    entity::{
        Course, CourseSkill, CourseVersion, Enrolment, VersionState, course, course_skill, course_version, enrolment, unit,
    },
    id::{CourseId, CourseVersionId, SkillId},
};

/// So many cards stand on one page: rows of two, three and four come out even.
pub const PAGE: u64 = 24;

/// What the card of a course says.
#[derive(Clone, Debug, FromQueryResult)]
pub struct CardRow {
    pub version_id: CourseVersionId,
    pub course_id: CourseId,
    pub slug: String,
    pub title_th: String,
    pub title_en: String,
    pub summary_th: String,
    pub summary_en: String,
    pub minutes: i32,
}

/// A page of the catalogue.
pub struct Found {
    pub cards: Vec<CardRow>,
    pub total: u64,
    pub pages: u64,
}

/// The courses that can be taken now and that a search finds; `skills` are those of the area that it asks for.
///
/// Where words are looked for, the earlier a text holds the first of them the better: texts begin with the title.
pub async fn find(db: &Db, search: &Search, skills: &[SkillId]) -> Result<Found, DbErr> {
    let words = search.words();
    let mut query = offered().filter(condition(search, &words, skills));
    if let Some(word) = words.first() {
        query = query.order_by(place_of(db.backend(), word), Order::Asc);
    }
    let query = query
        .order_by_desc(course_version::Column::PublishedAt)
        .order_by_asc(course::Column::Slug)
        .select_only()
        .column_as(course_version::Column::Id, "version_id")
        .column_as(course::Column::Id, "course_id")
        .columns([course::Column::Slug])
        .columns([
            course_version::Column::TitleTh,
            course_version::Column::TitleEn,
            course_version::Column::SummaryTh,
            course_version::Column::SummaryEn,
            course_version::Column::Minutes,
        ])
        .into_model::<CardRow>()
        .paginate(db.read(), PAGE);
    let counted = query.num_items_and_pages().await?;
    let cards = query.fetch_page(search.page).await?;
    Ok(Found { cards, total: counted.number_of_items, pages: counted.number_of_pages })
}

/// The published versions that are current.
fn offered() -> Select<CourseVersion> {
    let current = CourseVersion::belongs_to(Course).from(course_version::Column::Id).to(course::Column::CurrentVersionId);
    CourseVersion::find()
        .join(JoinType::InnerJoin, current.into())
        .filter(course_version::Column::State.eq(VersionState::Published))
}

fn condition(search: &Search, words: &[String], skills: &[SkillId]) -> Condition {
    let text = || Expr::col((CourseVersion, course_version::Column::SearchText));
    let holds = |word: &String| text().like(LikeExpr::new(format!("%{}%", literal(word))).escape('\\'));
    let mut condition = words.iter().fold(Condition::all(), |all, word| all.add(holds(word)));
    if !search.area.is_empty() {
        let teach = Query::select()
            .column(course_skill::Column::VersionId)
            .from(CourseSkill)
            .and_where(course_skill::Column::SkillId.is_in(skills.iter().copied()))
            .to_owned();
        condition = condition.add(course_version::Column::Id.in_subquery(teach));
    }
    if let Some(length) = search.length {
        condition = condition.add(match length {
            Length::Hour => course_version::Column::Minutes.lte(60),
            Length::Morning => course_version::Column::Minutes.lte(180),
            Length::More => course_version::Column::Minutes.gt(180),
        });
    }
    if let Some(language) = search.language {
        condition = condition.add(course_version::Column::Language.eq(language.code()));
    }
    condition
}

/// What people type stands for itself: `%` is a percent sign.
fn literal(word: &str) -> String {
    word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

/// Where a text holds a word first. The engines have the same function under two names.
fn place_of(backend: DbBackend, word: &str) -> Expr {
    let name = if backend == DbBackend::Sqlite { "instr" } else { "strpos" };
    let text = Expr::col((CourseVersion, course_version::Column::SearchText));
    Func::cust(name).arg(text).arg(word.to_owned()).into()
}

/// The skills that versions teach with their level, in the author's order.
pub async fn skills_of(db: &Db, versions: Vec<CourseVersionId>) -> Result<HashMap<CourseVersionId, Vec<(SkillId, i16)>>, DbErr> {
    let rows = CourseSkill::find()
        .filter(course_skill::Column::VersionId.is_in(versions))
        .order_by_asc(course_skill::Column::Id)
        .all(db.read())
        .await?;
    let mut skills: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows {
        skills.entry(row.version_id).or_default().push((row.skill_id, row.level));
    }
    Ok(skills)
}

/// Every skill that some current course teaches.
pub async fn skills_offered(db: &Db) -> Result<Vec<SkillId>, DbErr> {
    offered()
        .join(JoinType::InnerJoin, course_skill::Relation::CourseVersion.def().rev())
        .select_only()
        .column(course_skill::Column::SkillId)
        .distinct()
        .into_tuple()
        .all(db.read())
        .await
}

/// A current course that teaches a skill, and to which level.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Teaching {
    pub skill_id: SkillId,
    pub level: i16,
    pub slug: String,
    pub title_th: String,
    pub title_en: String,
}

/// Every skill that current courses teach, with the course; the skills of a course in its author's order.
pub async fn teaching(db: &Db) -> Result<Vec<Teaching>, DbErr> {
    offered()
        .join(JoinType::InnerJoin, course_skill::Relation::CourseVersion.def().rev())
        .order_by_asc(course_skill::Column::Id)
        .select_only()
        .columns([course_skill::Column::SkillId, course_skill::Column::Level])
        .column(course::Column::Slug)
        .columns([course_version::Column::TitleTh, course_version::Column::TitleEn])
        .into_model()
        .all(db.read())
        .await
}

/// Her newest enrolment in each of these courses.
pub async fn enrolments(
    db: &Db,
    learner: &Learner,
    courses: Vec<CourseId>,
) -> Result<HashMap<CourseId, enrolment::Model>, DbErr> {
    let rows = Enrolment::find()
        .filter(enrolment::Column::PersonId.eq(learner.person()))
        .filter(enrolment::Column::CourseId.is_in(courses))
        .order_by_asc(enrolment::Column::Cycle)
        .all(db.read())
        .await?;
    Ok(rows.into_iter().map(|row| (row.course_id, row)).collect())
}

/// A version of a course that was published once, with what belongs to all its versions.
#[derive(Clone, Debug, FromQueryResult)]
pub struct VersionRow {
    pub course_id: CourseId,
    pub current_version_id: Option<CourseVersionId>,
    pub provider_th: String,
    pub provider_en: String,
    pub id: CourseVersionId,
    pub number: String,
    pub state: VersionState,
    pub change: Option<crate::entity::VersionChange>,
    pub package_sha256: String,
    pub published_at: Option<DateTimeUtc>,
}

/// All versions of a course but its drafts, the newest first; none for a slug that nobody has published.
pub async fn versions(db: &Db, slug: &str) -> Result<Vec<VersionRow>, DbErr> {
    CourseVersion::find()
        .join(JoinType::InnerJoin, course_version::Relation::Course.def())
        .join(JoinType::InnerJoin, course::Relation::Unit.def())
        .filter(course::Column::Slug.eq(slug))
        .filter(course_version::Column::State.ne(VersionState::Draft))
        .order_by_desc(course_version::Column::PublishedAt)
        .order_by_desc(course_version::Column::Id)
        .select_only()
        .column_as(course::Column::Id, "course_id")
        .column(course::Column::CurrentVersionId)
        .column_as(unit::Column::NameTh, "provider_th")
        .column_as(unit::Column::NameEn, "provider_en")
        .columns([
            course_version::Column::Id,
            course_version::Column::Number,
            course_version::Column::State,
            course_version::Column::Change,
            course_version::Column::PackageSha256,
            course_version::Column::PublishedAt,
        ])
        .into_model()
        .all(db.read())
        .await
}
