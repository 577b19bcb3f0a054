//! All questions at a glance, and the last screen of a paper.

use courses::draw::DrawnQuestion;
use leptos::prelude::*;

use super::{super::super::words, Paper, Shown};
use crate::ui::icon::{Icon, IconMark};

impl Paper {
    /// What is open and what is flagged, and the button that hands in.
    pub(super) fn review(&self) -> AnyView {
        let l = self.l();
        let open: Vec<_> = self
            .draw
            .questions
            .iter()
            .enumerate()
            .map(|(i, drawn)| {
                let answered = self.answered.contains(&drawn.question);
                view! { <li data-open=i + 1 hidden=answered><a href=format!("?q={}", i + 1)>{words::question(l, &self.nth(i + 1))}</a></li> }
            })
            .collect();
        let flagged: Vec<_> = self
            .draw
            .questions
            .iter()
            .enumerate()
            .map(|(i, drawn)| {
                let flagged = self.flagged.contains(&drawn.question);
                view! { <li data-flagged=i + 1 hidden=!flagged><a href=format!("?q={}", i + 1)>{words::question(l, &self.nth(i + 1))}</a></li> }
            })
            .collect();
        let complete = self.answered.len() == self.count();
        let is_essay =
            |drawn: &DrawnQuestion| self.tested.question(&drawn.question).is_some_and(|asked| asked.rubric().is_some());
        let is_graded = self.draw.questions.iter().any(is_essay);
        view! {
            <section data-q="review" hidden=self.shown != Shown::Review aria-labelledby="place-review">
                <form method="post" action=format!("/attempts/{}", self.attempt.id)>
                    <h2 id="place-review" tabindex="-1">{words::review(l)}</h2>
                    <div class="notice is-warn" id="unanswered" hidden=complete>
                        <IconMark icon=Icon::Alert/>
                        <div><p class="notice-title">{words::unanswered(l)}</p><p>{words::unanswered_why(l)}</p><ul>{open}</ul></div>
                    </div>
                    <div class="notice is-good" id="complete" hidden=!complete>
                        <IconMark icon=Icon::CheckCircle/><div><p class="notice-title">{words::all_answered(l)}</p></div>
                    </div>
                    <div class="notice" id="flagged" hidden=self.flagged.is_empty()>
                        <IconMark icon=Icon::Flag/>
                        <div><p class="notice-title">{words::flagged(l)}</p><ul>{flagged}</ul></div>
                    </div>
                    <p>{if is_graded { words::submit_why_graded(l) } else { words::submit_why(l) }}</p>
                    <div class="action-bar">
                        <a class="button" href="?q=1">{words::keep_working(l)}</a>
                        <button class="button button-main" name="act" value="submit">{words::submit(l)}</button>
                    </div>
                </form>
            </section>
        }
        .into_any()
    }

    /// All questions at a glance.
    pub(super) fn overview(&self) -> AnyView {
        let l = self.l();
        let links: Vec<_> = self
            .draw
            .questions
            .iter()
            .enumerate()
            .map(|(i, drawn)| {
                let number = self.nth(i + 1);
                let answered = self.answered.contains(&drawn.question);
                let when_answered = words::nav_answered(l, &number);
                let when_open = words::nav_open(l, &number);
                let flagged = self.flagged.contains(&drawn.question);
                let label = if answered { &*when_answered } else { &*when_open };
                let label = [label, if flagged { words::nav_flagged(l) } else { "" }].concat();
                let class = match (answered, flagged) {
                    (true, true) => Some("answered flagged"),
                    (true, false) => Some("answered"),
                    (false, true) => Some("flagged"),
                    (false, false) => None,
                };
                view! {
                    <li><a
                        href=format!("?q={}", i + 1)
                        class=class
                        aria-current=(self.shown == Shown::Question(i)).then_some("page")
                        aria-label=label
                        data-answered=when_answered
                        data-unanswered=when_open
                    >{number}<IconMark icon=Icon::Check/></a></li>
                }
            })
            .collect();
        let here = (self.shown == Shown::Review).then_some("page");
        view! {
            <aside class="aside-sticky" aria-label=words::overview(l)><div class="card stack">
                <nav class="q-nav" aria-label=words::all_questions(l)><ol>{links}</ol></nav>
                <a class="button button-wide" href="?q=review" aria-current=here>{words::review_and_submit(l)}</a>
                {self.rest()}
            </div></aside>
        }
        .into_any()
    }
}
