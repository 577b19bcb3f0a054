//! Between whom items are compared: the postings of the day of a test.

use std::collections::HashMap;

use chrono::NaiveDate;
use courses::statistics::Group;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::{
    entity::{Posting, posting},
    error::AppError,
    id::PersonId,
};

/// Where a person stands in each comparison; none for who had no posting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Groups {
    /// IT posts are the reference, all others the focal group.
    pub by_it: Option<Group>,
    /// Operational posts are the reference, directors and executives the focal group.
    pub by_level: Option<Group>,
}

/// A posting in as far as groups depend on it.
struct Held {
    from: NaiveDate,
    groups: Groups,
}

/// The postings of some people.
pub struct Postings(HashMap<PersonId, Vec<Held>>);

impl Postings {
    /// All primary postings of these people.
    pub async fn of(db: &impl ConnectionTrait, people: Vec<PersonId>) -> Result<Self, AppError> {
        let rows: Vec<(PersonId, NaiveDate, bool, String)> = Posting::find()
            .filter(posting::Column::PersonId.is_in(people))
            .filter(posting::Column::IsPrimary.eq(true))
            .order_by_asc(posting::Column::ValidFrom)
            .select_only()
            .columns([posting::Column::PersonId, posting::Column::ValidFrom, posting::Column::IsIt, posting::Column::Level])
            .into_tuple()
            .all(db)
            .await?;
        let mut held: HashMap<PersonId, Vec<Held>> = HashMap::new();
        for (person, from, is_it, level) in rows {
            held.entry(person).or_default().push(Held { from, groups: groups(is_it, &level) });
        }
        Ok(Self(held))
    }

    /// The groups of a person by the posting of that day, or the last one before it.
    pub fn on(&self, person: PersonId, day: NaiveDate) -> Groups {
        let held = self.0.get(&person).and_then(|held| held.iter().rfind(|held| held.from <= day));
        held.map(|held| held.groups).unwrap_or_default()
    }
}

/// Levels of directors begin with D, of executives with M; all others are operational posts.
fn groups(is_it: bool, level: &str) -> Groups {
    let senior = level.starts_with(['D', 'M']);
    Groups {
        by_it: Some(if is_it { Group::Reference } else { Group::Focal }),
        by_level: (!level.is_empty()).then_some(if senior { Group::Focal } else { Group::Reference }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_posting_of_the_day_counts() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).expect("it is in November");
        let person = PersonId(1);
        let held = vec![Held { from: day(1), groups: groups(true, "K3") }, Held { from: day(10), groups: groups(false, "D1") }];
        let postings = Postings(HashMap::from([(person, held)]));
        let on = |on| (postings.on(person, day(on)).by_it, postings.on(person, day(on)).by_level);
        assert_eq!(on(9), (Some(Group::Reference), Some(Group::Reference)));
        assert_eq!(on(10), (Some(Group::Focal), Some(Group::Focal)));
        let before = NaiveDate::from_ymd_opt(2026, 10, 31).expect("it is in October");
        assert_eq!(postings.on(person, before), Groups::default());
    }
}
