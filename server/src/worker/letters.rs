//! Writing letters: from what the outbox keeps to a message that can be sent.
//!
//! Every letter says the same in Thai and in English, in plain text and in HTML: first in the language of the recipient.
//! Nothing in it is fetched from anywhere, so opening it tells nobody.

mod account;
mod certificate;
mod external;
mod graded;
mod paper;
mod receipt;
mod regraded;
mod words;

use std::time::SystemTime;

use app::{
    entity::{Account, Person, account as accounts, mail, person as people},
    error::AppError,
    i18n::{Bilingual, Language},
    letters::Letter,
    mailroom::Answer,
    state::AppState,
    thai::FullName,
};
use lettre::{
    Address, Message,
    message::{
        Attachment, Mailbox, MultiPart, SinglePart,
        header::{ContentType, HeaderName, HeaderValue},
    },
};
use sea_orm::EntityTrait;

use crate::mail::Failure;
use paper::{Enclosure, Paper};

/// To whom a letter goes.
struct Recipient {
    account: accounts::Model,
    person: people::Model,
    language: Language,
}

/// The letter that a row of the outbox stands for. The same row gives the same letter each time.
pub async fn write(state: &AppState, from: &Mailbox, mail: &mail::Model) -> Result<Message, Failure> {
    let recipient = recipient(state, mail).await?;
    let paper = match serde_json::from_value(mail.letter.clone()).map_err(unwritten)? {
        Letter::Certificate { certificate, .. } => certificate::write(state, &recipient, certificate).await?,
        Letter::Receipt { attempt } => receipt::write(state, &recipient, attempt).await?,
        Letter::ExternalDecision { claim } => external::write(state, &recipient, claim).await?,
        Letter::Graded { attempt } => graded::write(state, &recipient, attempt).await?,
        Letter::Regraded { attempt, regrade } => regraded::attempt(state, &recipient, attempt, regrade).await?,
        Letter::SkillRegraded { test, regrade } => regraded::skill_test(state, &recipient, test, regrade).await?,
        Letter::Invitation { sealed_token } => account::invitation(state, &recipient, &sealed_token).await?,
        Letter::PasswordReset { sealed_token } => account::password_reset(state, &recipient, &sealed_token).await?,
        Letter::PasswordChanged => account::password_changed(state, mail.created_at),
        Letter::SecondFactorChanged => account::second_factor_changed(state, mail.created_at),
    };
    let address: Address = mail.recipient.parse().map_err(|_| Failure::GiveUp(Answer::BadAddress))?;
    let languages = match recipient.language {
        Language::Th => [Language::Th, Language::En],
        Language::En => [Language::En, Language::Th],
    };
    Message::builder()
        .from(from.clone())
        .to(Mailbox::new(Some(recipient.name(recipient.language)), address))
        .subject(paper.subject.text(recipient.language))
        .date(SystemTime::from(mail.created_at))
        .message_id(Some(message_id(state, from, mail)))
        .raw_header(header("Auto-Submitted", "auto-generated"))
        .raw_header(header("Content-Language", &languages.map(Language::code).join(", ")))
        .multipart(body(state, &recipient, &paper, languages))
        .map_err(unwritten)
}

async fn recipient(state: &AppState, mail: &mail::Model) -> Result<Recipient, Failure> {
    let found = Account::find_by_id(mail.account_id).find_also_related(Person).one(state.db.read()).await;
    match found.map_err(unwritten)? {
        Some((account, Some(person))) => {
            let language = account.language.parse().unwrap_or_default();
            Ok(Recipient { account, person, language })
        }
        _ => Err(unwritten("the account of a letter is gone")),
    }
}

impl Recipient {
    /// Her name; where there is none in English, the Thai one.
    fn name(&self, language: Language) -> String {
        let person = &self.person;
        let th = FullName { prefix: &person.prefix_th, given: &person.given_th, middle: "", family: &person.family_th };
        let en = FullName { prefix: &person.prefix_en, given: &person.given_en, middle: "", family: &person.family_en };
        match language {
            Language::En if !en.without_prefix().is_empty() => en.display(Language::En),
            _ => th.display(Language::Th),
        }
    }
}

/// Text and HTML of the same words, and what is enclosed.
fn body(state: &AppState, recipient: &Recipient, paper: &Paper, languages: [Language; 2]) -> MultiPart {
    let greetings = Bilingual {
        th: words::dear(Language::Th, &recipient.name(Language::Th)),
        en: words::dear(Language::En, &recipient.name(Language::En)),
    };
    let sheet = paper::Sheet { paper, greetings, contact: &state.settings.contact, languages };
    let words = MultiPart::alternative().singlepart(SinglePart::plain(sheet.text())).singlepart(SinglePart::html(sheet.html()));
    match &paper.enclosure {
        None => words,
        Some(Enclosure { names, pdf }) => {
            let attachment = Attachment::new(names.text(recipient.language).to_owned());
            let kind = ContentType::parse("application/pdf").expect("it is a media type");
            MultiPart::mixed().multipart(words).singlepart(attachment.body(pdf.clone(), kind))
        }
    }
}

/// The same each time, and another one in every installation: mail servers drop what they have seen before.
fn message_id(state: &AppState, from: &Mailbox, mail: &mail::Model) -> String {
    let mark = state.vault.index(&format!("mail {} {}", mail.id, mail.created_at.timestamp_micros()));
    let mark: String = mark.iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    format!("<{}.{mark}@{}>", mail.id, from.email.domain())
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

/// Our own fault: logged once, and tried again, for it may be mended meanwhile.
fn unwritten(cause: impl std::fmt::Display) -> Failure {
    Failure::unwritten(&AppError::internal(cause))
}
