//! The rows of a file against what is known: people in scope, results on record. So many queries as there are thousands of
//! rows, none for a row.

use std::{
    collections::{HashMap, hash_map::Entry},
    sync::Arc,
};

use chrono::NaiveDate;
use courses::package::{Finding, FindingKind};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QuerySelect, RelationTrait, Select,
    entity::prelude::DateTimeUtc,
};

use super::{
    Checked, Refusal,
    rows::{self, Named, Told},
};
use crate::{
    access::{HrOfficer, Scope},
    entity::{Person, Posting, SkillSource, account, person, posting, unit},
    error::AppError,
    id::PersonId,
    people::posting::in_force,
    skills::evidence,
    state::AppState,
    thai::date::bangkok_date,
};

/// So many keys are asked for in one query.
const CHUNK: usize = 500;

/// Everything that the file says, or everything that is wrong with it.
pub async fn check(
    state: &AppState,
    db: &impl ConnectionTrait,
    by: &HrOfficer,
    file: &str,
    bytes: Vec<u8>,
    now: DateTimeUtc,
) -> Result<Vec<Checked>, Refusal> {
    let today = bangkok_date(now);
    let frameworks = state.skills.all(&state.db).await?;
    let (name, known) = (file.to_owned(), Arc::clone(&frameworks));
    let read = tokio::task::spawn_blocking(move || rows::read(&name, &bytes, &known, today)).await.map_err(AppError::internal)?;
    let rows::Read { rows, mut findings } = read.map_err(Refusal::Findings)?;
    let people = People::find(state, db, by.scope(), &rows, today).await?;
    let mut report = |line, kind| findings.push(Finding { file: file.to_owned(), line: Some(line), kind });
    let mut found = Vec::with_capacity(rows.len());
    for (named, told) in rows {
        let line = named.line;
        match people.meant(state, &named) {
            Ok(Some(person)) if person == by.person() => report(line, FindingKind::Oneself),
            Ok(Some(person)) => found.extend(told.map(|told| (line, person, told))),
            Ok(None) => {}
            Err(kind) => report(line, kind),
        }
    }
    let checked = compare(db, found, &mut report).await?;
    if findings.is_empty() { Ok(checked) } else { Err(Refusal::Findings(findings.into_iter().collect())) }
}

/// The people of the scope whom a file names.
struct People {
    by_email: HashMap<String, PersonId>,
    by_national_id: HashMap<Vec<u8>, PersonId>,
}

impl People {
    async fn find(
        state: &AppState,
        db: &impl ConnectionTrait,
        scope: &Scope,
        rows: &[(Named, Option<Told>)],
        today: NaiveDate,
    ) -> Result<Self, DbErr> {
        let mut people = Self { by_email: HashMap::new(), by_national_id: HashMap::new() };
        let emails: Vec<_> = rows.iter().filter_map(|(named, _)| Some(named.email.as_ref()?.as_str().to_owned())).collect();
        for chunk in emails.chunks(CHUNK) {
            let query = within(Person::find().join(JoinType::InnerJoin, account::Relation::Person.def().rev()), scope, today)
                .filter(account::Column::Email.is_in(chunk.iter().cloned()))
                .select_only()
                .column(account::Column::Email)
                .column(person::Column::Id);
            people.by_email.extend(query.into_tuple::<(String, PersonId)>().all(db).await?);
        }
        let ids: Vec<_> =
            rows.iter().filter_map(|(named, _)| Some(state.vault.index(named.national_id.as_ref()?.expose()))).collect();
        for chunk in ids.chunks(CHUNK) {
            let query = within(Person::find(), scope, today)
                .filter(person::Column::NationalIdHmac.is_in(chunk.iter().cloned()))
                .select_only()
                .column(person::Column::NationalIdHmac)
                .column(person::Column::Id);
            people.by_national_id.extend(query.into_tuple::<(Vec<u8>, PersonId)>().all(db).await?);
        }
        Ok(people)
    }

    /// Whom a row means; none where it names nobody that can be read, which is told already.
    fn meant(&self, state: &AppState, named: &Named) -> Result<Option<PersonId>, FindingKind> {
        let by_email = named.email.as_ref().map(|email| self.by_email.get(email.as_str()).copied());
        let by_id = named.national_id.as_ref().map(|id| self.by_national_id.get(&state.vault.index(id.expose())).copied());
        match (by_email, by_id) {
            (None, None) => Ok(None),
            (Some(None), _) | (_, Some(None)) => Err(FindingKind::NoSuchPerson),
            (Some(Some(one)), Some(Some(other))) if one != other => Err(FindingKind::TwoPeopleNamed),
            (Some(Some(person)), _) | (None, Some(Some(person))) => Ok(Some(person)),
        }
    }
}

/// Whose primary posting lies in the scope today.
fn within(query: Select<Person>, scope: &Scope, today: NaiveDate) -> Select<Person> {
    query
        .join(JoinType::InnerJoin, posting::Relation::Person.def().rev())
        .join(JoinType::InnerJoin, Posting::belongs_to(unit::Entity).from(posting::Column::UnitId).to(unit::Column::Id).into())
        .filter(scope.condition())
        .filter(posting::Column::IsPrimary.eq(true))
        .filter(in_force(today))
        .filter(person::Column::MergedInto.is_null())
}

/// What stands in the file twice, and what is on record: on the same level it is not new, on another it is a finding.
async fn compare(
    db: &impl ConnectionTrait,
    found: Vec<(u32, PersonId, Told)>,
    report: &mut impl FnMut(u32, FindingKind),
) -> Result<Vec<Checked>, AppError> {
    let mut people: Vec<_> = found.iter().map(|(_, person, _)| *person).collect();
    people.sort_unstable();
    people.dedup();
    let known = evidence::facts(db, SkillSource::External, &people).await?;
    let mut lines = HashMap::new();
    let mut checked = Vec::with_capacity(found.len());
    for (line, person, Told { area, level, result }) in found {
        let key = (person, area.id, result.fact());
        let on_record = known.get(&key).map(|known| known.level);
        match lines.entry(key) {
            Entry::Occupied(first) => report(line, FindingKind::SameResult { line: *first.get() }),
            Entry::Vacant(place) => {
                place.insert(line);
            }
        }
        if let Some(level) = on_record.filter(|known| *known != level) {
            report(line, FindingKind::KnownOnOtherLevel { level });
        }
        checked.push(Checked { line, person, area, level, result, is_new: on_record.is_none() });
    }
    Ok(checked)
}
