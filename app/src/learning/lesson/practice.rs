//! The practice after a lesson: answers are checked here, on the server, and what is right is shown only then.

use std::collections::BTreeMap;

use courses::{
    answer::{Answer, AnswerError, RawAnswer},
    draw::Draw,
    grade::grade,
    package::Lesson,
    question::{ChoiceOption, OptionId, Question, QuestionId},
};
use leptos::prelude::*;

use super::words;
use crate::{
    error::{AppError, Fault, FieldError},
    form::{Fields, FormState},
    i18n::Language,
    root::{current_path, visitor},
    ui::{
        field::ErrorSummary,
        icon::{Icon, IconMark},
        notice::Tone,
        question::question,
    },
};

/// The value of the button that asks for a check.
pub const CHECK: &str = "practice";

/// The field of a question.
fn field(question: &QuestionId) -> String {
    format!("answer-{question}")
}

/// Whether a form holds at least one answer, and none that its question does not offer. Nothing is stored: practice is
/// hers alone.
pub fn check(lesson: &Lesson, fields: &Fields) -> Result<(), AppError> {
    let mut errors = Vec::new();
    let mut answered = 0;
    for question in &lesson.practice {
        match answer(question, fields) {
            Ok(_) => answered += 1,
            Err(AnswerError::Empty) => {}
            Err(AnswerError::UnknownOption) => errors.push(FieldError { field: field(question.id()), fault: Fault::NotOffered }),
        }
    }
    if let Some(first) = lesson.practice.first().filter(|_| answered == 0 && errors.is_empty()) {
        errors.push(FieldError { field: field(first.id()), fault: Fault::Required });
    }
    if errors.is_empty() { Ok(()) } else { Err(AppError::Invalid(errors)) }
}

fn answer(question: &Question, fields: &Fields) -> Result<Answer, AnswerError> {
    Answer::parse(question, &RawAnswer(fields.raw(&field(question.id())).to_owned()))
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
    let questions = lesson.practice.iter().enumerate().map(|(place, asked)| {
        let given = answer(asked, &form.fields).ok();
        let shown = Shown { asked, order: orders.get(asked.id()), given: given.as_ref(), media_base, l };
        let options = match &given {
            Some(given) if is_checked => shown.feedback(given),
            _ => {
                is_open = true;
                shown.options()
            }
        };
        let number = visitor().preferences.number(i64::try_from(place + 1).unwrap_or(i64::MAX));
        let group = question(place + 1, words::question(l, &number), asked.prompt().html_with(media_base), options);
        view! { <div id=field(asked.id())>{group}</div> }
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

/// One question as it is shown.
struct Shown<'a> {
    asked: &'a Question,
    order: Option<&'a Vec<OptionId>>,
    given: Option<&'a Answer>,
    media_base: &'a str,
    l: Language,
}

impl Shown<'_> {
    /// The options in her order.
    fn ordered(&self) -> Vec<&ChoiceOption> {
        match self.order {
            Some(order) => order.iter().filter_map(|id| self.asked.option(*id)).collect(),
            None => self.asked.options().iter().collect(),
        }
    }

    /// The options to choose from. Nothing in them tells which is right.
    fn options(&self) -> AnyView {
        let name = field(self.asked.id());
        let options = self.ordered().into_iter().map(|option| {
            let chosen = self.given.is_some_and(|given| given.chose(option.id));
            let text = option.text.html_with(self.media_base);
            view! {
                <label class="option">
                    <input type="radio" name=name.clone() value=option.id.to_string() checked=chosen/>
                    <span inner_html=text></span>
                </label>
            }
        });
        options.collect_view().into_any()
    }

    /// What is right, what she chose, and why. Her answer goes along when she checks the questions that are left.
    fn feedback(&self, given: &Answer) -> AnyView {
        let options = self.ordered().into_iter().map(|option| self.judged(option, given)).collect_view();
        let is_right = grade(self.asked.key(), given).is_full();
        let review = self.asked.review();
        let chosen = self.asked.options().iter().find(|option| given.chose(option.id));
        let why = chosen.and_then(|option| review.why(option.id)).filter(|_| !is_right);
        let why = why.map(|why| view! { <div inner_html=why.html_with(self.media_base)></div> });
        let explanation = review.explanation().html_with(self.media_base);
        let (tone, title) = if is_right { (Tone::Good, words::right(self.l)) } else { (Tone::Bad, words::wrong(self.l)) };
        view! {
            {options}
            <input type="hidden" name=field(self.asked.id()) value=given.to_raw().0/>
            <div class=format!("notice {}", tone.class())>
                <IconMark icon=if is_right { Icon::CheckCircle } else { Icon::Info }/>
                <div><p class="notice-title">{title}</p>{why}<div inner_html=explanation></div></div>
            </div>
        }
        .into_any()
    }

    fn judged(&self, option: &ChoiceOption, given: &Answer) -> AnyView {
        let chosen = given.chose(option.id);
        let right = self.asked.review().correct().contains(&option.id);
        let (class, verdict) = match (right, chosen) {
            (true, true) => ("option is-good", Some((Icon::Check, words::your_answer_right(self.l)))),
            (true, false) => ("option is-good", Some((Icon::Check, words::right_answer(self.l)))),
            (false, true) => ("option is-bad", Some((Icon::X, words::your_answer_wrong(self.l)))),
            (false, false) => ("option", None),
        };
        let verdict = verdict.map(|(icon, text)| view! { <b class="verdict-word"><IconMark icon/>" "{text}</b> });
        let text = option.text.html_with(self.media_base);
        view! {
            <label class=class>
                <input type="radio" disabled checked=chosen/>
                <span><span inner_html=text></span>{verdict}</span>
            </label>
        }
        .into_any()
    }
}
