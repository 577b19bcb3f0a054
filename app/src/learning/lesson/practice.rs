//! The practice after a lesson: answers are checked here, on the server, and what is right is shown only then.

use std::collections::BTreeMap;

use courses::{
    answer::{Answer, AnswerError, RawAnswer},
    draw::Draw,
    grade::grade,
    package::Lesson,
    question::{Question, QuestionId},
};
use leptos::prelude::*;

use super::words;
use crate::{
    error::{AppError, Fault, FieldError},
    form::{Fields, FormState},
    i18n::Language,
    root::{current_path, visitor},
    ui::{
        field::{ErrorSummary, fault_text},
        icon::{Icon, IconMark},
        notice::Tone,
        question::{Asked, begins_case, case, fields, judged},
    },
};

/// The value of the button that asks for a check.
pub const CHECK: &str = "practice";

/// The field of a question.
fn field(question: &QuestionId) -> String {
    format!("answer-{question}")
}

/// Whether a form holds at least one answer, and none that does not fit its question. Nothing is stored: practice is
/// hers alone.
pub fn check(lesson: &Lesson, fields: &Fields) -> Result<(), AppError> {
    let mut errors = Vec::new();
    let mut answered = 0;
    for question in &lesson.practice {
        match Answer::parse(question, &sent(question, fields)) {
            Ok(_) => answered += 1,
            Err(AnswerError::Empty) => {}
            Err(error) => errors.push(FieldError { field: field(question.id()), fault: error.into() }),
        }
    }
    if let Some(first) = lesson.practice.first().filter(|_| answered == 0 && errors.is_empty()) {
        errors.push(FieldError { field: field(first.id()), fault: Fault::Required });
    }
    if errors.is_empty() { Ok(()) } else { Err(AppError::Invalid(errors)) }
}

fn sent(question: &Question, fields: &Fields) -> RawAnswer {
    RawAnswer::join(fields.all(&field(question.id())))
}

/// The questions of a lesson. After a check those that were answered show what is right and why; the others wait.
///
/// `seed` decides the order of the options, so that one person always meets the same.
#[component]
pub fn Practice<'a>(lesson: &'a Lesson, media_base: &'a str, seed: u64) -> AnyView {
    if lesson.practice.is_empty() {
        return ().into_any();
    }
    let l = visitor().language();
    let form = FormState::current();
    // Back to the questions, not to the top of a long lesson.
    let here = format!("{}#practice", current_path());
    let is_checked = form.errors.is_empty() && form.fields.raw("act") == CHECK;
    let orders: BTreeMap<_, _> =
        Draw::practice(&lesson.practice, seed).questions.into_iter().map(|drawn| (drawn.question, drawn.options)).collect();
    let mut is_open = false;
    let preferences = visitor().preferences;
    let mut before = None;
    let questions = lesson.practice.iter().zip(1_usize..).map(|(asked, number)| {
        let order = orders.get(asked.id()).map(Vec::as_slice).unwrap_or_default();
        let on_page = Asked { question: asked, order, number, media: media_base, preferences };
        let sent = sent(asked, &form.fields);
        let inside = match Answer::parse(asked, &sent) {
            Ok(given) if is_checked => feedback(&on_page, &given, l),
            _ => {
                is_open = true;
                fields(&on_page, &field(asked.id()), &sent)
            }
        };
        let fault = form.errors.iter().find(|error| error.field == field(asked.id())).map(|error| fault_text(&error.fault, l));
        let fault = fault.map(|text| view! { <p class="error-text"><IconMark icon=Icon::Alert/>{text}</p> });
        let about = begins_case(before.replace(asked), asked).then(|| asked.case()).flatten();
        let about = about.map(|about| case(about, media_base, true, preferences));
        let legend = words::question(l, &preferences.number(i64::try_from(number).unwrap_or(i64::MAX)));
        let group = on_page.framed(legend, view! { {fault}{inside} });
        view! { {about}<div id=field(asked.id())>{group}</div> }
    });
    let questions = questions.collect_view();
    let check = is_open.then(|| view! { <button class="button" name="act" value=CHECK>{words::check(l)}</button> });
    // A form that gets goes to the address with a question mark: another page to a browser, so that it is loaded anew.
    let again = is_checked.then(|| {
        view! { <form method="get" action=here.clone()><button class="button">{words::try_again(l)}</button></form> }
    });
    view! {
        <section class="prose" id="practice" aria-labelledby="practice-title">
            <h2 id="practice-title">{words::practice(l)}</h2>
            <p class="soft">{words::practice_why(l)}</p>
            <ErrorSummary/>
            <form method="post" action=here.clone()>{questions}{check}</form>
            {again}
        </section>
    }
    .into_any()
}

/// What is right, what she gave, and why. Her answer goes along when she checks the questions that are left.
fn feedback(asked: &Asked<'_>, given: &Answer, l: Language) -> AnyView {
    let grade = grade(asked.question.key(), given);
    let (tone, icon, title) = match (grade.is_full(), grade.points) {
        (true, _) => (Tone::Good, Icon::CheckCircle, words::right(l)),
        (false, 0) => (Tone::Bad, Icon::Info, words::wrong(l)),
        (false, _) => (Tone::Warn, Icon::Info, words::partly(l)),
    };
    let name = field(asked.question.id());
    let raw = given.to_raw();
    let again = raw.values().map(|value| view! { <input type="hidden" name=name.clone() value=value.to_owned()/> });
    let explanation = asked.question.review().explanation().html_with(asked.media);
    view! {
        {judged(asked, Some(given))}
        {again.collect_view()}
        <div class=format!("notice {}", tone.class())>
            <IconMark icon/>
            <div><p class="notice-title">{title}</p><div inner_html=explanation></div></div>
        </div>
    }
    .into_any()
}
