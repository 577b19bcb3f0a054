//! The letter that carries a certificate.

use app::{
    certificates::print,
    entity::{Certificate, certificate},
    i18n::{Bilingual, Language},
    id::CertificateId,
    mailroom::Answer,
    state::AppState,
    thai::{Digits, date, digits},
};
use sea_orm::EntityTrait;

use super::{
    Recipient,
    paper::{Enclosure, Paper, Part},
    unwritten, words,
};
use crate::mail::Failure;

/// One that was replaced or revoked meanwhile is not sent: the letter with the new one is on its way.
pub async fn write(state: &AppState, recipient: &Recipient, id: CertificateId) -> Result<Paper, Failure> {
    let found = Certificate::find_by_id(id).one(state.db.read()).await.map_err(unwritten)?;
    let certificate = found.ok_or_else(|| unwritten("the certificate of a letter is gone"))?;
    if certificate.superseded_by.is_some() || certificate.revoked_at.is_some() || certificate.person_id != recipient.person.id {
        return Err(Failure::GiveUp(Answer::Outdated));
    }
    let pdf = print::pdf(state, &certificate, Digits::Arabic).await.map_err(|error| Failure::unwritten(&error))?;
    let names = Bilingual {
        th: format!("{}-{}.pdf", words::file(Language::Th), certificate.number),
        en: format!("{}-{}.pdf", words::file(Language::En), certificate.number),
    };
    let verify = print::verify_url(state, &certificate.verify_code);
    let title = |l: Language| l.choose(&certificate.title_th, &certificate.title_en).to_owned();
    let parts = |l| {
        vec![
            Part::Words(words::here_is(l, &title(l))),
            Part::Facts(facts(&certificate, l)),
            Part::Words(words::fetch_again(l).to_owned()),
            Part::Words(words::anyone_verifies(l).to_owned()),
            Part::Address(verify.clone()),
        ]
    };
    Ok(Paper::new(|l| words::certificate_subject(l, &title(l)), parts).with(Enclosure { names, pdf }))
}

fn facts(certificate: &certificate::Model, l: Language) -> Vec<(&'static str, String)> {
    let minutes = u32::try_from(certificate.minutes).unwrap_or_default();
    let mut facts = vec![
        (words::number(l), certificate.number.clone()),
        (words::completed_on(l), date::long(certificate.completed_on, l, Digits::Arabic)),
        (words::duration(l), digits::hours(minutes, l, Digits::Arabic)),
    ];
    if let Some(day) = certificate.valid_until {
        facts.push((words::valid_until(l), date::long(day, l, Digits::Arabic)));
    }
    facts
}
