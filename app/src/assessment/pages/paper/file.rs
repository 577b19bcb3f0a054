//! A question for a file: a form of its own beside that of the other questions, with the file that stands.

use courses::{
    answer::{Answer, RawAnswer},
    question::Question,
};
use leptos::prelude::*;

use super::{super::super::words, Paper, Shown};
use crate::ui::{
    field::ErrorSummary,
    icon::{Icon, IconMark},
    question::{self, Asked},
};

impl Paper {
    /// A question for a file. It goes by a form of its own, which the script leaves alone.
    pub(super) fn file_question(&self, index: usize, asked: &Asked<'_>) -> AnyView {
        let l = self.l();
        let (question, number) = (asked.question, self.nth(index + 1));
        let heading = format!("place-{}", index + 1);
        let place = words::question_of(l, &number, &self.nth(self.count()));
        let refused = self.refused.as_ref().filter(|refused| refused.question == *question.id());
        let (rubric, fields) = (self.rubric(question), question::fields(asked, "value", &RawAnswer::default()));
        let sent = self.sent_file(question);
        let inside = view! { {rubric}{sent}{fields} };
        let group = asked.framed(words::question(l, &number), inside);
        let case = question.case();
        let case =
            case.map(|case| question::case(case, asked.media, self.begins_case(index, question), self.visitor.preferences));
        let (next, text) = if index + 1 < self.count() {
            (format!("?q={}", index + 2), words::next_question(l, &self.nth(index + 2)))
        } else {
            ("?q=review".to_owned(), words::review_and_submit(l).to_owned())
        };
        let back = (index > 0).then(|| view! { <a class="button" href=format!("?q={index}")>{words::previous(l)}</a> });
        let here = format!("/attempts/{}", self.attempt.id);
        let withdraw = self.answers.contains_key(question.id()).then(|| self.withdraw(question));
        view! {
            <section data-q=index + 1 hidden=self.shown != Shown::Question(index) aria-labelledby=heading.clone()>
                <h2 id=heading.clone() tabindex="-1">{place}</h2>
                {refused.map(|_| view! { <ErrorSummary/> })}
                {case}
                <form method="post" action=format!("{here}/file") enctype="multipart/form-data" data-plain="">
                    <input type="hidden" name="question" value=question.id().to_string()/>
                    <div id=refused.map(|_| "value")>{group}</div>
                    <button class="button button-main"><IconMark icon=Icon::Upload/>{words::send_file(l)}</button>
                </form>
                {withdraw}
                <form method="post" action=here.clone()>
                    <input type="hidden" name="question" value=question.id().to_string()/>
                    <input type="hidden" name="keep" value="1"/>
                    {self.flag(question.id())}
                </form>
                <div class="action-bar">{self.saved(question.id())}{back}<a class="button" href=next>{text}<IconMark icon=Icon::Arrow/></a></div>
            </section>
        }
        .into_any()
    }

    /// The form that takes the file back.
    fn withdraw(&self, question: &Question) -> AnyView {
        view! {
            <form method="post" action=format!("/attempts/{}", self.attempt.id) data-plain="">
                <input type="hidden" name="question" value=question.id().to_string()/>
                <button class="button button-quiet" name="act" value="answer">{words::remove_file(self.l())}</button>
            </form>
        }
        .into_any()
    }

    /// The file that stands as the answer, with the way to it.
    fn sent_file(&self, question: &Question) -> Option<AnyView> {
        let given = self.answers.get(question.id())?;
        let answer = Answer::parse(question, &given.value).ok()?;
        let name = answer.file()?.name.clone();
        let href = format!("/attempts/{}/files/{}", self.attempt.id, question.id());
        Some(view! { <p>{words::file_sent(self.l())}": "<a href=href download>{name}</a></p> }.into_any())
    }
}
