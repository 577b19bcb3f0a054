//! The card of a course: its area, what it is about, how long it takes, and where the visitor stands in it.

use chrono::NaiveDate;
use courses::Bilingual;
use leptos::prelude::*;

use super::{
    area::{Area, Dots},
    skills::{Frameworks, KnownSkill},
    store::{self, CardRow},
    words,
};
use crate::{
    access::Learner,
    entity::enrolment,
    error::AppError,
    state::AppState,
    thai::date::bangkok_date,
    ui::{
        icon::{Icon, IconMark},
        notice::{Chip, Tone},
        progress::ProgressBar,
    },
    visitor::Preferences,
};

/// What a card says.
#[derive(Clone, Debug)]
pub struct Card {
    slug: String,
    title: Bilingual,
    summary: Bilingual,
    minutes: u32,
    /// The area and the level of what the author names first.
    skill: Option<(KnownSkill, i16, Bilingual)>,
    mine: Option<Mine>,
}

/// Where she stands in a course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mine {
    UnderWay { done: u32, required: u32 },
    Completed(NaiveDate),
}

impl Mine {
    fn of(enrolment: &enrolment::Model) -> Self {
        let count = |number: i32| u32::try_from(number).unwrap_or_default();
        match enrolment.completed_at {
            Some(at) => Self::Completed(bangkok_date(at)),
            None => Self::UnderWay { done: count(enrolment.done), required: count(enrolment.required) },
        }
    }
}

/// Makes cards of rows: one query for their skills, and one for her enrolments if somebody is signed in.
pub async fn cards(state: &AppState, learner: Option<&Learner>, rows: Vec<CardRow>) -> Result<Vec<Card>, AppError> {
    let frameworks = state.skills.all(&state.db).await?;
    let skills = store::skills_of(&state.db, rows.iter().map(|row| row.version_id).collect()).await?;
    let mine = match learner {
        Some(learner) => store::enrolments(&state.db, learner, rows.iter().map(|row| row.course_id).collect()).await?,
        None => Default::default(),
    };
    let card = |row: CardRow| Card {
        skill: skills.get(&row.version_id).and_then(|skills| first(&frameworks, skills)),
        mine: mine.get(&row.course_id).map(Mine::of),
        slug: row.slug,
        title: Bilingual { th: row.title_th, en: row.title_en },
        summary: Bilingual { th: row.summary_th, en: row.summary_en },
        minutes: u32::try_from(row.minutes).unwrap_or_default(),
    };
    Ok(rows.into_iter().map(card).collect())
}

fn first(frameworks: &Frameworks, skills: &[(crate::id::SkillId, i16)]) -> Option<(KnownSkill, i16, Bilingual)> {
    let (skill, level) = skills.first()?;
    let area = frameworks.area_of(*skill)?;
    Some((area.clone(), *level, frameworks.level(area.framework, *level)?.clone()))
}

/// Draws a card; it belongs into a `<ul class="cards">` under a heading of the second rank.
#[component]
pub fn CourseCard(card: Card, preferences: Preferences) -> impl IntoView {
    let l = preferences.language;
    let Card { slug, title, summary, minutes, skill, mine } = card;
    let level = skill.as_ref().map(|(_, level, name)| {
        view! { <span><Dots level=*level/>{words::level(l, &preferences.number(*level), name.text(l))}</span> }
    });
    view! {
        <li class="card course-card">
            {skill.map(|(area, ..)| view! { <Area area language=l/> })}
            <h3><a class="card-link" href=format!("/courses/{slug}")>{title.text(l).to_owned()}</a></h3>
            <p>{summary.text(l).to_owned()}</p>
            <p class="meta"><span><IconMark icon=Icon::Clock/>{preferences.duration(minutes)}</span>{level}</p>
            {mine.map(|mine| view! { <State mine slug preferences/> })}
        </li>
    }
}

#[component]
fn State(mine: Mine, slug: String, preferences: Preferences) -> impl IntoView {
    let l = preferences.language;
    match mine {
        Mine::UnderWay { done, required } => {
            let value_text = words::steps_done(l, &preferences.number(done), &preferences.number(required));
            view! { <ProgressBar id=format!("progress-{slug}") label=words::under_way(l) value_text done total=required/> }
                .into_any()
        }
        Mine::Completed(day) => {
            let text = words::completed_on(l, &preferences.day(day));
            view! { <p class="row"><Chip tone=Tone::Good icon=Icon::Check text/></p> }.into_any()
        }
    }
}
