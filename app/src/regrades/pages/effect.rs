//! Whose results change, and the form with which that is decided.

use leptos::prelude::*;
use sea_orm::{ConnectionTrait, EntityTrait};

use crate::{
    entity::{Person, RegradeKind, RegradeState, person, regrade},
    error::AppError,
    i18n::Language,
    regrades::{Counts, words},
    thai::{FullName, date},
    ui::{
        field::Field,
        icon::{Icon, IconMark},
        notice::{Notice, Tone},
        progress::ProgressBar,
    },
    visitor::Preferences,
};

/// A regrade as a page shows it.
pub struct Shown {
    pub regrade: regrade::Model,
    weighed: Counts,
    graded: Counts,
    /// Who has decided.
    by: String,
}

impl Shown {
    pub async fn of(db: &impl ConnectionTrait, regrade: regrade::Model, preferences: Preferences) -> Result<Self, AppError> {
        let by = match regrade.confirmed_by {
            Some(person) => Person::find_by_id(person).one(db).await?,
            None => None,
        };
        let by = by.map(|person| name(&person, preferences.language));
        let (weighed, graded) = (Counts::read(&regrade.weighed)?, Counts::read(&regrade.graded)?);
        Ok(Self { regrade, weighed, graded, by: by.unwrap_or_default() })
    }

    /// Where it stands: under way, to be decided, or done.
    pub fn view(&self, preferences: Preferences) -> AnyView {
        let l = preferences.language;
        match self.regrade.state {
            RegradeState::Weighing => view! {
                <Notice title=words::working(l)><p>{words::reload(l)}</p></Notice>
                {self.progress(&self.weighed, preferences)}
            }
            .into_any(),
            RegradeState::Weighed => view! {
                <p>{words::effect_why(l)}</p>
                {self.counts(&self.weighed, preferences)}
                {self.decide(preferences)}
            }
            .into_any(),
            RegradeState::Grading => view! {
                <Notice title=words::grading(l)><p>{words::reload(l)}</p></Notice>
                {self.progress(&self.graded, preferences)}
                {self.decided(preferences)}
            }
            .into_any(),
            RegradeState::Done => view! {
                <Notice tone=Tone::Good title=words::finished(l)/>
                {self.counts(&self.graded, preferences)}
                {self.retry(preferences)}
                {self.decided(preferences)}
            }
            .into_any(),
        }
    }

    fn progress(&self, counts: &Counts, preferences: Preferences) -> AnyView {
        let l = preferences.language;
        let all = u32::try_from(self.regrade.total).unwrap_or(u32::MAX);
        let done = u32::try_from(counts.looked).unwrap_or(u32::MAX).min(all);
        let text = words::progress_of(l, &preferences.number(done), &preferences.number(all));
        view! { <ProgressBar id=format!("progress-{}", self.regrade.id) label=words::progress(l) value_text=text done total=all/> }
            .into_any()
    }

    fn counts(&self, counts: &Counts, preferences: Preferences) -> AnyView {
        let l = preferences.language;
        let names = match self.regrade.kind {
            RegradeKind::FinalTest => [
                words::attempts_affected(l),
                words::get_more(l),
                words::get_fewer(l),
                words::get_same(l),
                words::pass_now(l),
                words::would_not_pass(l),
            ],
            RegradeKind::Item => [
                words::tests_affected(l),
                words::ability_up(l),
                words::ability_down(l),
                words::get_same(l),
                words::level_up(l),
                words::level_down(l),
            ],
        };
        let numbers = [counts.affected, counts.more, counts.fewer, counts.same(), counts.up, counts.down];
        let failed = (counts.failed > 0).then_some((words::not_written(l), counts.failed));
        let facts: Vec<_> = names
            .into_iter()
            .zip(numbers)
            .chain(failed)
            .map(|(name, number)| {
                let number = preferences.number(i64::try_from(number).unwrap_or(i64::MAX));
                view! { <div><dt>{name}</dt><dd>{words::times(l, &number)}</dd></div> }
            })
            .collect();
        let at = self.regrade.finished_at.filter(|_| self.regrade.state == RegradeState::Done).unwrap_or(self.regrade.begun_at);
        let as_of = words::as_of(l, &date::with_time(at, l, preferences.digits));
        view! { <dl class="facts-list">{facts}</dl><p class="as-of">{as_of}</p> }.into_any()
    }

    fn decide(&self, preferences: Preferences) -> AnyView {
        let l = preferences.language;
        let follows = match self.regrade.kind {
            RegradeKind::FinalTest => {
                vec![words::pass_stays(l), words::newly_passed_get(l), words::first_stays(l), words::later_ones(l)]
            }
            RegradeKind::Item => vec![words::first_stays(l), words::tests_under_way(l), words::measures_anew(l)],
        };
        let follows: Vec<_> =
            follows.into_iter().chain([words::everyone_told(l)]).map(|text| view! { <li>{text}</li> }).collect();
        view! {
            <section class="card stack" aria-labelledby="decide">
                <h3 id="decide">{words::decide(l)}</h3>
                <ul>{follows}</ul>
                <form class="stack" method="post">
                    <input type="hidden" name="regrade" value=self.regrade.id.to_string()/>
                    <Field name="reason" label=words::reason(l) hint=words::reason_hint(l) maxlength=500/>
                    <p><button class="button button-main" name="act" value="confirm"><IconMark icon=Icon::CheckCircle/>{words::confirm(l)}</button></p>
                </form>
            </section>
        }
        .into_any()
    }

    fn decided(&self, preferences: Preferences) -> AnyView {
        let l = preferences.language;
        let when = self.regrade.confirmed_at.map(|at| date::with_time(at, l, preferences.digits)).unwrap_or_default();
        let reason = self.regrade.reason.clone().unwrap_or_default();
        view! { <p>{words::because(l, &reason)}</p><p class="small soft">{words::decided(l, &self.by, &when)}</p> }.into_any()
    }

    fn retry(&self, preferences: Preferences) -> Option<AnyView> {
        let l = preferences.language;
        (self.graded.failed > 0).then(|| {
            view! {
                <form method="post" class="stack">
                    <p>{words::not_written_why(l)}</p>
                    <input type="hidden" name="regrade" value=self.regrade.id.to_string()/>
                    <p><button class="button" name="act" value="retry"><IconMark icon=Icon::Refresh/>{words::try_again(l)}</button></p>
                </form>
            }
            .into_any()
        })
    }
}

/// A name; where there is none in English, the Thai one.
fn name(person: &person::Model, l: Language) -> String {
    let th = FullName { prefix: &person.prefix_th, given: &person.given_th, middle: "", family: &person.family_th };
    let en = FullName { prefix: &person.prefix_en, given: &person.given_en, middle: "", family: &person.family_en };
    if l == Language::En && !person.given_en.is_empty() { en.display(l) } else { th.display(Language::Th) }
}
