//! An answer before its grader: the question, what was written, and the rubric to fill in.

use chrono::{DateTime, Utc};
use courses::question::Criterion;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    super::{
        claim::Standing,
        http::{COMMENT, criterion_field},
        sheet::Sheet,
        words,
    },
    grades::grades_table,
};
use crate::{
    error::AppError,
    form::FormState,
    id::WrittenAnswerId,
    root,
    thai::date,
    ui::{
        field::{ErrorSummary, fault_text},
        icon::{Icon, IconMark},
        notice::{Notice, Tone},
        page::{Main, Width, escaped, page},
        question::{case, paragraphs},
    },
    visitor::Visitor,
};

#[component]
pub fn SheetPage() -> impl IntoView {
    let (state, visitor) = (root::state(), root::visitor());
    let id = use_params_map().with_untracked(|params| params.get("id")).unwrap_or_default();
    let form = FormState::current();
    page(async move {
        let trainer = visitor.trainer()?;
        let l = visitor.language();
        let id: WrittenAnswerId = id.parse().map_err(|_| AppError::NotFound)?;
        let sheet = Sheet::load(&state, &trainer, id).await?;
        let course = sheet.tested.package().manifest.title.text(l).to_owned();
        let body = match sheet.standing {
            Standing::Hers(until) => Desk { sheet: &sheet, visitor: &visitor, form: &form }.view(until),
            standing => aside(standing, &visitor),
        };
        Ok(view! {
            <Main title=format!("{}: {course}", words::grade_answer(l)) width=Width::Narrow>
                <nav aria-label=words::place(l)><ol class="crumbs">
                    <li><a href="/grading">{words::grading(l)}</a></li>
                    <li aria-current="page">{words::grade_answer(l)}</li>
                </ol></nav>
                <header class="page-head"><h1>{words::grade_answer(l)}</h1><p class="lead">{course}</p></header>
                {body}
            </Main>
        })
    })
}

/// Why she cannot grade it now, and what she can do.
fn aside(standing: Standing, visitor: &Visitor) -> AnyView {
    let l = visitor.language();
    let back = view! { <a class="button" href="/grading">{words::back(l)}</a> };
    match standing {
        Standing::Graded => view! {
            <Notice tone=Tone::Good title=words::is_graded(l)><p>{words::is_graded_why(l)}</p></Notice>
            <p>{back}</p>
        }
        .into_any(),
        Standing::Open => view! {
            <Notice title=words::is_open(l)/>
            <form method="post" class="row"><button class="button button-main" name="act" value="take">{words::take(l)}</button>{back}</form>
        }
        .into_any(),
        Standing::Hers(_) | Standing::Closed => view! { <Notice title=words::is_closed(l)/><p>{back}</p> }.into_any(),
    }
}

/// The answer that she has before her.
struct Desk<'a> {
    sheet: &'a Sheet,
    visitor: &'a Visitor,
    form: &'a FormState,
}

impl Desk<'_> {
    fn view(&self, until: DateTime<Utc>) -> AnyView {
        let (kept, decides) = (self.kept(until), self.decides());
        let (question, answer, form) = (self.question(), self.answer(), self.grading_form());
        view! { <ErrorSummary/>{kept}{question}{answer}{decides}{form} }.into_any()
    }

    /// For how long the answer is kept for her.
    fn kept(&self, until: DateTime<Utc>) -> AnyView {
        let l = self.visitor.language();
        if until <= self.visitor.now {
            return view! {
                <Notice tone=Tone::Warn title=words::time_is_over(l)><p>{words::time_is_over_why(l)}</p></Notice>
            }
            .into_any();
        }
        let time = date::time(until, l, self.visitor.preferences.digits);
        view! {
            <Notice title=words::kept_until(l, &time)><p>{words::kept_why(l)}</p></Notice>
            <form method="post"><button class="button button-quiet" name="act" value="give-back">{words::give_back(l)}</button></form>
        }
        .into_any()
    }

    /// The two grades that were too far apart, for who decides between them.
    fn decides(&self) -> Option<AnyView> {
        let l = self.visitor.language();
        let media = self.sheet.tested.media_base();
        (!self.sheet.apart.is_empty()).then(|| {
            let table = grades_table(self.sheet.rubric(), &self.sheet.apart, &media, self.visitor.preferences);
            view! {
                <section class="section" aria-labelledby="apart">
                    <h2 id="apart">{words::you_decide(l)}</h2>
                    <p>{words::you_decide_why(l)}</p>
                    {table}
                </section>
            }
            .into_any()
        })
    }

    fn question(&self) -> AnyView {
        let l = self.visitor.language();
        let (question, media) = (self.sheet.question(), self.sheet.tested.media_base());
        let about = question.case().map(|about| case(about, &media, true, self.visitor.preferences));
        let model = question.review().explanation().html_with(&media);
        view! {
            <section class="section" aria-labelledby="asked">
                <h2 id="asked">{words::asked(l)}</h2>
                {about}
                <div inner_html=question.prompt().html_with(&media)></div>
                <details class="disclosure"><summary>{words::model_answer(l)}</summary><div inner_html=model></div></details>
            </section>
        }
        .into_any()
    }

    fn answer(&self) -> AnyView {
        let l = self.visitor.language();
        let text = self.sheet.text().map(paragraphs);
        let file = self.sheet.file().map(|file| {
            let href = format!("/grading/{}/file", self.sheet.answer.id);
            let name = format!("{} (.{})", words::file(l), file.kind.ending());
            view! {
                <p><a class="button" href=href download><IconMark icon=Icon::Download/>{name}</a></p>
                <p class="small soft">{words::file_care(l)}</p>
            }
        });
        view! { <section class="section" aria-labelledby="answer"><h2 id="answer">{words::answer(l)}</h2>{text}{file}</section> }
            .into_any()
    }

    fn grading_form(&self) -> AnyView {
        let l = self.visitor.language();
        let criteria = self.sheet.rubric().criteria().iter().zip(1_usize..);
        let criteria = criteria.map(|(criterion, number)| self.criterion(criterion, number)).collect_view();
        let comment = escaped(self.form.fields.raw("comment"));
        let fault = self.fault("comment");
        view! {
            <form method="post" class="section" aria-labelledby="grade">
                <h2 id="grade">{words::your_grade(l)}</h2>
                {criteria}
                <div class="field">
                    <label for="comment">{words::comment(l)}" "<span class="optional">{words::optional(l)}</span></label>
                    <p class="hint" id="comment-hint">{words::comment_hint(l)}</p>
                    {fault}
                    <textarea class="input" id="comment" name="comment" rows="4" maxlength=COMMENT aria-describedby="comment-hint">{comment}</textarea>
                </div>
                <div class="action-bar">
                    <button class="button button-main" name="act" value="save">{words::save(l)}<IconMark icon=Icon::Arrow/></button>
                </div>
            </form>
        }
        .into_any()
    }

    fn fault(&self, field: &str) -> Option<AnyView> {
        let l = self.visitor.language();
        let error = self.form.errors.iter().find(|error| error.field == field)?;
        let text = fault_text(&error.fault, l);
        Some(view! { <p class="error-text"><IconMark icon=Icon::Alert/>{text}</p> }.into_any())
    }

    /// A group of radio buttons: from nothing to everything, with what the author says earns it.
    fn criterion(&self, criterion: &Criterion, number: usize) -> AnyView {
        let (l, preferences) = (self.visitor.language(), self.visitor.preferences);
        let (name, media) = (criterion_field(number), self.sheet.tested.media_base());
        let chosen = self.form.fields.raw(&name);
        let options = (0..=criterion.points).map(|points| {
            let value = points.to_string();
            let checked = value == chosen;
            let level = criterion.level(points).map(|text| view! { " · "<span inner_html=text.html_with(&media)></span> });
            view! {
                <label class="option">
                    <input type="radio" name=name.clone() value=value checked=checked/>
                    <span>{words::points(l, &preferences.number(points))}{level}</span>
                </label>
            }
        });
        let options = options.collect_view();
        let fault = self.fault(&name);
        let class = if fault.is_some() { "field field-error" } else { "field" };
        let worth = words::out_of(l, &preferences.number(criterion.points));
        view! {
            <fieldset class=class id=name.clone()>
                <legend><span inner_html=criterion.text.html_with(&media)></span>" "<small class="soft">{worth}</small></legend>
                {fault}
                {options}
            </fieldset>
        }
        .into_any()
    }
}
