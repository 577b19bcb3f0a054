//! What other pages say of a corrected result.

use courses::question::QuestionId;
use leptos::prelude::*;

use crate::{
    entity::{attempt_grade, regrade, skill_evidence},
    regrades::{store::Corrected, words},
    thai::date,
    ui::notice::{Chip, Notice, Tone},
    visitor::Preferences,
};

/// With the result of an attempt: what it was, what it is, and why.
pub fn of_attempt(row: &attempt_grade::Model, regrade: &regrade::Model, preferences: Preferences) -> AnyView {
    let l = preferences.language;
    let reason = words::because(l, regrade.reason.as_deref().unwrap_or_default());
    if row.at_closing {
        return view! {
            <Notice title=words::graded_by_corrected(l)><p>{words::graded_by_corrected_why(l)}</p><p>{reason}</p></Notice>
        }
        .into_any();
    }
    let number = |number: i32| preferences.number(number);
    let when = date::with_time(row.at, l, preferences.digits);
    let (before, after) = ([row.points_before, row.max_before].map(number), [row.points, row.max_points].map(number));
    let told = words::points_before_after(l, &before[0], &before[1], &after[0], &after[1], &when);
    let stays = (row.passed && !row.reached).then(|| view! { <p>{words::your_pass_stays(l)}</p> });
    view! { <Notice title=words::result_corrected(l)><p>{told}</p>{stays}<p>{reason}</p></Notice> }.into_any()
}

/// At a question whose key was corrected.
pub fn of_question(question: &QuestionId, corrected: &[QuestionId], preferences: Preferences) -> Option<AnyView> {
    let text = words::this_one(preferences.language);
    corrected.contains(question).then(|| view! { <p><Chip tone=Tone::Info text/></p> }.into_any())
}

/// With the result of a skill test that was corrected after it was told: the two last results, and why.
pub fn of_skill_test(
    results: &[skill_evidence::Model],
    regrade: Option<&regrade::Model>,
    preferences: Preferences,
) -> Option<AnyView> {
    let l = preferences.language;
    let ([.., before, after], Some(regrade)) = (results, regrade) else { return None };
    let when = date::with_time(after.created_at, l, preferences.digits);
    let told = words::level_before_after(l, &preferences.number(before.level), &preferences.number(after.level), &when);
    let reason = words::because(l, regrade.reason.as_deref().unwrap_or_default());
    Some(view! { <Notice title=words::result_corrected(l)><p>{told}</p><p>{reason}</p></Notice> }.into_any())
}

/// On the page of a version that corrects keys: how many, and the way to what that means.
pub fn on_version(version: crate::id::CourseVersionId, corrected: &[Corrected], preferences: Preferences) -> Option<AnyView> {
    let l = preferences.language;
    let mut questions: Vec<_> = corrected.iter().flat_map(|one| &one.correction.questions).collect();
    questions.sort_unstable();
    questions.dedup();
    let count = preferences.number(i64::try_from(questions.len()).unwrap_or(i64::MAX));
    (!questions.is_empty()).then(|| {
        view! {
            <section class="card">
                <h2>{words::corrected_keys(l)}</h2>
                <p>{words::see_corrected(l, &count)}</p>
                <p><a class="button" href=format!("/authoring/versions/{version}/regrade")>{words::to_regrade(l)}</a></p>
            </section>
        }
        .into_any()
    })
}
