//! Completed courses with their certificates, what became of the mail, and what can be done.

use leptos::prelude::*;

use crate::{
    certificates::{pages::standing_chip, standing::Standing, store::Sending},
    entity::MailState,
    i18n::Language,
    learning::{record::Earned, words},
    mailroom::Answer,
    thai::{
        date::{bangkok_date, short, with_time},
        digits,
    },
    ui::{
        icon::{Icon, IconMark},
        notice::{Chip, Tone},
    },
    visitor::Visitor,
};

/// The table of everything earned, the newest first.
#[component]
pub fn EarnedTable(earned: Vec<Earned>, visitor: Visitor) -> impl IntoView {
    let l = visitor.language();
    let inner = if earned.is_empty() {
        view! { <p>{words::nothing_earned(l)}</p> }.into_any()
    } else {
        let rows = earned.into_iter().map(|earned| view! { <Row earned visitor=visitor.clone()/> }).collect_view();
        view! {
            <table class="table table-stack">
                <caption class="visually-hidden">{words::earned(l)}</caption>
                <thead><tr>
                    <th scope="col">{words::course(l)}</th>
                    <th scope="col">{words::completed(l)}</th>
                    <th scope="col">{words::certificate(l)}</th>
                    <th scope="col">{words::mail(l)}</th>
                    <th scope="col">{words::actions(l)}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    };
    view! {
        <section class="section" aria-labelledby="certificates">
            <div class="section-head">
                <h2 id="certificates">{words::earned(l)}</h2>
                <a href="/learning/transcript">{words::transcript(l)}</a>
            </div>
            {inner}
        </section>
    }
}

#[component]
fn Row(earned: Earned, visitor: Visitor) -> impl IntoView {
    let (l, digits) = (visitor.language(), visitor.preferences.digits);
    let Earned { certificate, sending, .. } = earned;
    let title = l.choose(&certificate.title_th, &certificate.title_en).to_owned();
    let minutes = u32::try_from(certificate.minutes).unwrap_or_default();
    let standing = Standing::of(&certificate, bangkok_date(visitor.now));
    let (tone, icon, word) = standing_chip(standing, l);
    let validity = match certificate.valid_until {
        Some(last) => words::valid_until(l, &tied(short(last, l, digits))),
        None => words::no_expiry(l).to_owned(),
    };
    let waiting = sending.as_ref().is_some_and(|sending| sending.mail.state == MailState::Queued);
    let id = certificate.id;
    let hidden = view! { <span class="visually-hidden">{words::of_course(l, &title)}</span> };
    let actions = (standing != Standing::Revoked).then(|| {
        let again = (!waiting).then(|| {
            view! {
                <form method="post" action="/learning">
                    <input type="hidden" name="certificate" value=id.0/>
                    <button class="button button-quiet" name="act" value="send-again"><IconMark icon=Icon::Mail/>{words::send_again(l)}{hidden.clone()}</button>
                </form>
            }
        });
        view! {
            <a class="button" href=format!("/certificates/{id}.pdf")><IconMark icon=Icon::Download/>{words::download(l)}{hidden.clone()}</a>
            {again}
        }
    });
    view! {
        <tr>
            <th scope="row">{title}</th>
            <td data-label=words::completed(l)><div>
                {tied(short(certificate.completed_on, l, digits))}<br/>
                <span class="soft small">{tied(digits::hours(minutes, l, digits))}</span>
            </div></td>
            <td data-label=words::certificate(l)><div>
                <a class="number" href=format!("/v/{}", certificate.verify_code)>{certificate.number}</a><br/>
                <Chip tone text=word icon/>" "<span class="soft small">{validity}</span>
            </div></td>
            <td data-label=words::mail(l)><MailChip sending visitor/></td>
            <td data-label=words::actions(l)><div class="row">{actions}</div></td>
        </tr>
    }
}

#[component]
fn MailChip(sending: Option<Sending>, visitor: Visitor) -> impl IntoView {
    let l = visitor.language();
    let Some(Sending { mail, .. }) = sending else {
        return view! { <Chip tone=Tone::Idle text=words::mail_none(l) icon=Icon::Mail/> }.into_any();
    };
    let (tone, icon, text) = match mail.state {
        MailState::Queued if mail.tries == 0 => (Tone::Info, Icon::Clock, words::mail_queued(l).to_owned()),
        MailState::Queued => (Tone::Warn, Icon::Refresh, words::mail_trying(l).to_owned()),
        MailState::Accepted => (Tone::Good, Icon::Check, words::mail_accepted(l, &settled(&mail, &visitor, l))),
        MailState::Failed => (Tone::Bad, Icon::X, words::mail_failed(l).to_owned()),
        MailState::Captured => (Tone::Idle, Icon::Mail, words::mail_captured(l).to_owned()),
    };
    let why = match mail.state {
        MailState::Queued | MailState::Failed => {
            mail.last_answer.as_deref().and_then(Answer::read).map(|answer| answer.sentence(l))
        }
        _ => None,
    };
    let why = why.map(|why| view! { <p class="soft small">{why}</p> });
    let post_box =
        (mail.state == MailState::Captured).then(|| view! { <p class="small"><a href="/demo/mail">{words::post_box(l)}</a></p> });
    view! { <div><Chip tone text icon/>{why}{post_box}</div> }.into_any()
}

fn settled(mail: &crate::entity::mail::Model, visitor: &Visitor, l: Language) -> String {
    mail.settled_at.map(|at| tied(with_time(at, l, visitor.preferences.digits))).unwrap_or_default()
}

/// A date or a number with its unit never breaks at the end of a line.
fn tied(text: String) -> String {
    text.replace(' ', "\u{a0}")
}
