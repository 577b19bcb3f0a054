//! The people of a unit and below it, with where each stands in a course.

use chrono::NaiveDate;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, ExprTrait, FromQueryResult, JoinType, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, RelationTrait, Select,
    entity::prelude::DateTimeUtc,
    sea_query::{Alias, Expr, LikeExpr, Query},
};

use crate::{
    access::PersonViewer,
    entity::{Posting, certificate, completion, enrolment, person, posting, unit},
    i18n::Language,
    id::{CourseId, PersonId},
    people::{posting::in_force, rank},
    reports::{
        place::Place,
        standing::{Kind, Standing},
    },
    thai::{FullName, prefix::after_prefix},
};

/// Whom a list is about: the people of a place, in one course, perhaps only some of them.
pub struct Sought<'a> {
    pub place: &'a Place,
    pub course: CourseId,
    pub kind: Option<Kind>,
    /// The key of a text that their names contain (`courses::thai::search_key`); may be empty.
    pub text: &'a str,
    pub today: NaiveDate,
}

/// A person on a list.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Row {
    pub id: PersonId,
    pub staff_no: Option<String>,
    prefix_th: String,
    given_th: String,
    family_th: String,
    prefix_en: String,
    given_en: String,
    family_en: String,
    position_th: String,
    position_en: String,
    level: String,
    pub unit_code: String,
    pub unit_th: String,
    pub unit_en: String,
    pub enrolled_at: Option<DateTimeUtc>,
    done: Option<i32>,
    required: Option<i32>,
    pub completed_on: Option<NaiveDate>,
    pub certificate: Option<String>,
    pub valid_until: Option<NaiveDate>,
    revoked_at: Option<DateTimeUtc>,
}

impl Row {
    /// The whole name; in English the Thai one where no English one is known.
    pub fn name(&self, language: Language) -> String {
        let th = FullName { prefix: &self.prefix_th, given: &self.given_th, middle: "", family: &self.family_th };
        let en = FullName { prefix: &self.prefix_en, given: &self.given_en, middle: "", family: &self.family_en };
        if language == Language::En && !self.given_en.is_empty() { en.display(language) } else { th.display(Language::Th) }
    }

    /// The position with its level.
    pub fn position(&self, language: Language) -> String {
        rank::position(&self.position_th, &self.position_en, &self.level, language)
    }

    /// Where she stands in the course of the list.
    pub fn standing(&self, today: NaiveDate) -> Standing {
        match (self.completed_on, self.valid_until) {
            (Some(on), _) if self.revoked_at.is_some() => Standing::Revoked { on },
            (Some(on), Some(until)) if until < today => Standing::Expired { on, until },
            (Some(on), _) => Standing::Completed { on },
            (None, _) if self.enrolled_at.is_none() => Standing::NotEnrolled,
            (None, _) => Standing::InProgress { done: self.done.unwrap_or(0), required: self.required.unwrap_or(0) },
        }
    }
}

/// How many people a list holds.
pub async fn count(db: &impl ConnectionTrait, right: &PersonViewer, sought: &Sought<'_>) -> Result<u64, DbErr> {
    found(right, sought).column(person::Column::Id).count(db).await
}

/// Who they are, in the order of names: all of them, or one page.
pub async fn ids(
    db: &impl ConnectionTrait,
    right: &PersonViewer,
    sought: &Sought<'_>,
    page: Option<(u64, u64)>,
) -> Result<Vec<PersonId>, DbErr> {
    let query = in_order(found(right, sought).column(person::Column::Id));
    let query = match page {
        Some((offset, limit)) => query.offset(offset).limit(limit),
        None => query,
    };
    let ids: Vec<i64> = query.into_tuple().all(db).await?;
    Ok(ids.into_iter().map(PersonId).collect())
}

/// What a list says of some of them, in the order of names.
pub async fn rows(
    db: &impl ConnectionTrait,
    right: &PersonViewer,
    sought: &Sought<'_>,
    ids: &[PersonId],
) -> Result<Vec<Row>, DbErr> {
    let query = of(right, sought)
        .filter(person::Column::Id.is_in(ids.iter().copied()))
        .columns([
            person::Column::Id,
            person::Column::StaffNo,
            person::Column::PrefixTh,
            person::Column::GivenTh,
            person::Column::FamilyTh,
            person::Column::PrefixEn,
            person::Column::GivenEn,
            person::Column::FamilyEn,
        ])
        .columns([posting::Column::PositionTh, posting::Column::PositionEn, posting::Column::Level])
        .column_as(unit::Column::Code, "unit_code")
        .column_as(unit::Column::NameTh, "unit_th")
        .column_as(unit::Column::NameEn, "unit_en")
        .columns([enrolment::Column::EnrolledAt, enrolment::Column::Done, enrolment::Column::Required])
        .column(completion::Column::CompletedOn)
        .column_as(certificate::Column::Number, "certificate")
        .columns([certificate::Column::ValidUntil, certificate::Column::RevokedAt]);
    in_order(query).into_model().all(db).await
}

fn in_order(query: Select<Posting>) -> Select<Posting> {
    query.order_by_asc(person::Column::SortKey).order_by_asc(person::Column::Id)
}

/// The people of the list, narrowed.
fn found(right: &PersonViewer, sought: &Sought<'_>) -> Select<Posting> {
    let named = sought.text.split_whitespace().map(after_prefix).filter(|word| !word.is_empty());
    let named = named.fold(Condition::all(), |all, word| all.add(person::Column::SearchKey.like(containing(word))));
    // Counting everyone needs neither enrolments nor certificates.
    match sought.kind {
        None => posted(right, sought),
        Some(kind) => of(right, sought).filter(is(kind, sought.today)),
    }
    .filter(named)
}

/// Whose primary posting lies in the place today; both the scope and the place hold.
fn posted(right: &PersonViewer, sought: &Sought<'_>) -> Select<Posting> {
    let unit = sought.place.unit();
    Posting::find()
        .select_only()
        .join(JoinType::InnerJoin, posting::Relation::Person.def())
        .join(JoinType::InnerJoin, Posting::belongs_to(unit::Entity).from(posting::Column::UnitId).to(unit::Column::Id).into())
        .filter(right.scope().condition())
        .filter(unit::Column::First.between(unit.first, unit.last))
        .filter(posting::Column::IsPrimary.eq(true))
        .filter(in_force(sought.today))
        .filter(person::Column::MergedInto.is_null())
}

/// The same with her latest enrolment in the course, its completion, and the certificate that is current.
fn of(right: &PersonViewer, sought: &Sought<'_>) -> Select<Posting> {
    let course = sought.course;
    let enrolled = Posting::belongs_to(enrolment::Entity)
        .from(posting::Column::PersonId)
        .to(enrolment::Column::PersonId)
        .on_condition(move |_, _| {
            Condition::all()
                .add(enrolment::Column::CourseId.eq(course))
                .add(enrolment::Column::Cycle.in_subquery(latest_cycle(course)))
        });
    posted(right, sought)
        .join(JoinType::LeftJoin, enrolled.into())
        .join(JoinType::LeftJoin, completion::Relation::Enrolment.def().rev())
        .join(
            JoinType::LeftJoin,
            certificate::Relation::Completion
                .def()
                .rev()
                .on_condition(|_, _| Condition::all().add(certificate::Column::SupersededBy.is_null())),
        )
}

fn latest_cycle(course: CourseId) -> sea_orm::sea_query::SelectStatement {
    let later = Alias::new("later");
    Query::select()
        .expr(Expr::col((later.clone(), enrolment::Column::Cycle)).max())
        .from_as(enrolment::Entity, later.clone())
        .and_where(Expr::col((later.clone(), enrolment::Column::PersonId)).equals((posting::Entity, posting::Column::PersonId)))
        .and_where(Expr::col((later, enrolment::Column::CourseId)).eq(course))
        .to_owned()
}

fn is(kind: Kind, today: NaiveDate) -> Condition {
    let completed = || Condition::all().add(completion::Column::Id.is_not_null());
    let good = || certificate::Column::RevokedAt.is_null();
    match kind {
        Kind::NotEnrolled => Condition::all().add(enrolment::Column::Id.is_null()),
        Kind::InProgress => Condition::all().add(enrolment::Column::Id.is_not_null()).add(completion::Column::Id.is_null()),
        Kind::Completed => completed()
            .add(good())
            .add(Condition::any().add(certificate::Column::ValidUntil.is_null()).add(certificate::Column::ValidUntil.gte(today))),
        Kind::Expired => completed().add(good()).add(certificate::Column::ValidUntil.lt(today)),
        Kind::Revoked => completed().add(certificate::Column::RevokedAt.is_not_null()),
    }
}

/// `%` and `_` are letters here, not wildcards.
fn containing(word: &str) -> LikeExpr {
    let word = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    LikeExpr::new(format!("%{word}%")).escape('\\')
}
