//! The skills of the demonstration's people, written through the function that all sources go through.
//!
//! A test of the demonstration is told by its result alone: how likely each level is follows from ability and standard
//! error as in a test that was taken, but there are no questions behind it to look at.

use std::collections::HashMap;

use anyhow::{Context, Result};
use app::{
    catalogue::skills::KnownSkill,
    entity::{ItemBasis, SkillSource},
    id::PersonId,
    skills::evidence::{self, Measured, Observation},
    state::AppState,
    thai::date::start_of_day,
};
use chrono::{NaiveDate, TimeDelta};
use courses::{
    bank::cut_scores,
    framework::{
        Area,
        self_rating::{Rating, Reply},
    },
    irt::{Grid, Population, Posterior},
};
use serde_json::json;

use super::demo::failed;
use crate::{
    demo::{self, DemoSaid, DemoSkill},
    reference,
};

/// What a test of ten to fifteen items leaves open.
const STANDARD_ERROR: f64 = 0.45;

/// Writes everything in one transaction, in the order of the days.
pub async fn load(state: &AppState, people: &[PersonId], today: NaiveDate) -> Result<()> {
    let [framework, _] = reference::frameworks();
    let frameworks = state.skills.all(&state.db).await.map_err(failed)?;
    let txn = state.db.begin().await?;
    let mut ratings: HashMap<(PersonId, String), u32> = HashMap::new();
    for skill in demo::demo_skills(&demo::demo_people(), &framework, today) {
        let person = *people.get(skill.person_index).context("the demo has fewer people")?;
        let area = frameworks.find(&framework.code, &skill.area).context("the area is not loaded")?;
        let defined = framework.area(&skill.area).context("the area is in the framework")?;
        let number = ratings.entry((person, skill.area.clone())).or_default();
        let seen = observation(person, area, defined, &skill, number)?;
        let at = start_of_day(skill.on) + TimeDelta::hours(10);
        evidence::record(&txn, seen, at).await.map_err(failed)?;
    }
    txn.commit().await?;
    Ok(())
}

fn observation(person: PersonId, area: &KnownSkill, defined: &Area, skill: &DemoSkill, number: &mut u32) -> Result<Observation> {
    let about = |source, level: u8| Observation {
        person,
        area: area.clone(),
        source,
        level: level.into(),
        on: skill.on,
        fact: None,
        actor: None,
        detail: None,
        measured: None,
    };
    Ok(match skill.said {
        DemoSaid::Tested { ability } => {
            let known = Posterior::prior(Grid::scoring(), Population::new(ability, STANDARD_ERROR)?);
            let likeliest = cut_scores().likeliest(&known);
            let measured = Measured {
                test: None,
                ability,
                standard_error: STANDARD_ERROR,
                chances: serde_json::to_value(cut_scores().chances(&known))?,
                basis: ItemBasis::Expert,
                regrade: None,
            };
            Observation { measured: Some(measured), ..about(SkillSource::Tested, likeliest.level) }
        }
        DemoSaid::SelfRated { level } => {
            let replies = replies(defined, level);
            let rating = Rating::of(defined, &replies).context("every statement has a reply")?;
            *number += 1;
            Observation {
                fact: Some(number.to_string()),
                detail: Some(json!({ "replies": replies })),
                ..about(SkillSource::SelfRated, rating.level())
            }
        }
    })
}

/// Yes up to a level, some of the next, nothing above.
fn replies(area: &Area, level: u8) -> Vec<Reply> {
    let reply = |of: u8| match of {
        of if of <= level => Reply::Yes,
        of if of == level + 1 => Reply::Partly,
        _ => Reply::No,
    };
    area.statements.iter().map(|statement| reply(statement.level)).collect()
}
