//! Confirming the name as it shall be printed: her own choice of prefix and spelling, but the name that HR keeps.

use courses::thai::search_key;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};

use super::Printer;
use crate::{
    access::Learner,
    entity::{Person, person},
    error::{AppError, Fault, FieldError},
    form::Submission,
    i18n::Language,
    state::AppState,
    thai::FullName,
};

/// Longest name that is printed in one readable line.
pub const MAX_LENGTH: usize = 100;

/// A name in both languages, as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    pub th: String,
    pub en: String,
}

/// Reads both names, and refuses what is not hers or cannot be printed.
pub fn read(submission: &Submission, person: &person::Model) -> Result<Names, AppError> {
    let names = letters_only(submission)?;
    let (th, en) = recorded(person);
    let faults = [(FIELDS[0], not_hers(&names.th, &th, Language::Th)), (FIELDS[1], not_hers(&names.en, &en, Language::En))];
    refuse(faults)?;
    Ok(names)
}

/// Reads both names, and refuses what cannot be printed.
pub fn letters_only(submission: &Submission) -> Result<Names, AppError> {
    let mut check = submission.check();
    let names = Names { th: check.text(FIELDS[0], 3, MAX_LENGTH), en: check.text(FIELDS[1], 3, MAX_LENGTH) };
    check.done()?;
    let printer = &submission.state.printer;
    refuse([
        (FIELDS[0], unprintable(&names.th, Language::Th, printer)),
        (FIELDS[1], unprintable(&names.en, Language::En, printer)),
    ])?;
    Ok(names)
}

/// Stores the names; certificates from now on carry them.
pub async fn confirm(state: &AppState, learner: &Learner, names: Names) -> Result<(), AppError> {
    let txn = state.db.begin().await?;
    let person = Person::find_by_id(learner.person()).one(&txn).await?.ok_or(AppError::NotFound)?;
    let mut row = person.into_active_model();
    row.print_name_th = Set(Some(names.th));
    row.print_name_en = Set(Some(names.en));
    row.print_name_confirmed_at = Set(Some(state.clock.now()));
    row.update(&txn).await?;
    txn.commit().await?;
    Ok(())
}

/// The names as HR keeps them, in Thai and in English.
pub fn recorded(person: &person::Model) -> (FullName<'_>, FullName<'_>) {
    (
        FullName { prefix: &person.prefix_th, given: &person.given_th, middle: "", family: &person.family_th },
        FullName { prefix: &person.prefix_en, given: &person.given_en, middle: "", family: &person.family_en },
    )
}

const FIELDS: [&str; 2] = ["name_th", "name_en"];

fn refuse(faults: [(&str, Option<Fault>); 2]) -> Result<(), AppError> {
    let errors: Vec<_> =
        faults.into_iter().filter_map(|(field, fault)| Some(FieldError { field: field.to_owned(), fault: fault? })).collect();
    if errors.is_empty() { Ok(()) } else { Err(AppError::Invalid(errors)) }
}

fn unprintable(name: &str, language: Language, printer: &Printer) -> Option<Fault> {
    let fits = |c: char| match (language, c) {
        (_, ' ' | '.' | '-') => true,
        (Language::Th, c) => matches!(c, 'ก'..='ฺ' | 'เ'..='๎'),
        (Language::En, '\'' | '’') => true,
        // Latin with its accents, up to Latin Extended-B.
        (Language::En, c) => c.is_alphabetic() && c < '\u{250}',
    };
    let begins = name.chars().next().is_some_and(char::is_alphabetic);
    let strange = if begins { name.chars().find(|c| !fits(*c)) } else { name.chars().next() };
    strange.or_else(|| printer.lacks(name)).map(|letter| match language {
        Language::Th => Fault::Said {
            th: format!("ชื่อภาษาไทยใช้ได้เฉพาะตัวอักษรไทย เว้นวรรค จุด และขีด โปรดแก้ไข “{letter}”"),
            en: format!("The Thai name takes Thai letters, spaces, full stops and hyphens only. Please change “{letter}”."),
        },
        Language::En => Fault::Said {
            th: format!("ชื่อภาษาอังกฤษใช้ได้เฉพาะตัวอักษรอังกฤษ เว้นวรรค จุด และขีด โปรดแก้ไข “{letter}”"),
            en: format!("The English name takes Latin letters, spaces, full stops and hyphens only. Please change “{letter}”."),
        },
    })
}

/// Nothing, when the name is that on record with her own or an everyday prefix.
fn not_hers(typed: &str, record: &FullName<'_>, language: Language) -> Option<Fault> {
    let (key, name) = (search_key(typed), search_key(&record.without_prefix()));
    let Some(before) = key.strip_suffix(&name) else {
        return Some(ask_hr(&record.without_prefix()));
    };
    // Where HR has no name in this language, there is nothing to compare with.
    if name.is_empty() || is_her_prefix(before, record.prefix, language) {
        None
    } else {
        Some(ask_hr_for_the_prefix(record.prefix))
    }
}

fn is_her_prefix(before: &str, recorded: &str, language: Language) -> bool {
    let everyday: &[&str] = match language {
        Language::Th => &["", "นาย", "นาง", "นางสาว", "นส"],
        Language::En => &["", "mr", "mrs", "miss", "ms"],
    };
    let bare = |prefix: &str| search_key(prefix).replace(['.', ' '], "");
    let joined_in_latin = language == Language::En && !before.is_empty() && !before.ends_with([' ', '.']);
    let before = bare(before);
    !joined_in_latin && (before == bare(recorded) || everyday.contains(&before.as_str()))
}

fn ask_hr(name: &str) -> Fault {
    Fault::Said {
        th: format!("ชื่อต้องตรงกับทะเบียนบุคลากร คือ {name} หากชื่อในทะเบียนไม่ถูกต้อง โปรดติดต่อเจ้าหน้าที่ทรัพยากรบุคคลของหน่วยงาน"),
        en: format!(
            "The name must be the one on record, {name}. If the record is wrong, please ask the HR officer of your agency."
        ),
    }
}

fn ask_hr_for_the_prefix(prefix: &str) -> Fault {
    Fault::Said {
        th: format!("คำนำหน้าชื่อในทะเบียนคือ {prefix} หากต้องการใช้ยศหรือคำนำหน้าอื่น โปรดติดต่อเจ้าหน้าที่ทรัพยากรบุคคลของหน่วยงาน"),
        en: format!(
            "The prefix on record is {prefix}. To use a rank or another title, please ask the HR officer of your agency."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MALEE: FullName<'_> =
        FullName { prefix: "นางสาว", given: "มาลี", middle: "", family: "ศรีสุข" };
    const MALEE_EN: FullName<'_> = FullName { prefix: "Ms.", given: "Malee", middle: "", family: "Srisuk" };

    #[test]
    fn the_name_on_record_is_taken_with_an_everyday_prefix_or_none() {
        for typed in ["นางสาวมาลี ศรีสุข", "นางสาว มาลี ศรีสุข", "น.ส.มาลี ศรีสุข", "นางมาลี ศรีสุข", "มาลี ศรีสุข"]
        {
            assert_eq!(not_hers(typed, &MALEE, Language::Th), None, "{typed}");
        }
        for typed in ["Ms. Malee Srisuk", "Miss MALEE SRISUK", "Malee Srisuk", "Mrs.Malee Srisuk"] {
            assert_eq!(not_hers(typed, &MALEE_EN, Language::En), None, "{typed}");
        }
    }

    #[test]
    fn an_invented_name_or_title_is_refused() {
        for typed in ["ดร. มาลี ศรีสุข", "พลเอก มาลี ศรีสุข", "มาลี ศรีสุขใจ", "มาลี", "มาลี ศรีสุข (ผู้เชี่ยวชาญ)", "นายกรัฐมนตรี มาลี ศรีสุข"]
        {
            assert!(not_hers(typed, &MALEE, Language::Th).is_some(), "{typed}");
        }
        for typed in ["Dr. Malee Srisuk", "Xmalee Srisuk", "Malee Srisuk PhD", "Srisuk Malee", "Msmalee Srisuk"] {
            assert!(not_hers(typed, &MALEE_EN, Language::En).is_some(), "{typed}");
        }
    }

    #[test]
    fn a_rank_on_record_may_be_printed() {
        let somchai =
            FullName { prefix: "ว่าที่ ร.ต.", given: "สมชาย", middle: "", family: "ใจดี" };
        assert_eq!(not_hers("ว่าที่ ร.ต. สมชาย ใจดี", &somchai, Language::Th), None);
        assert!(not_hers("ร้อยเอก สมชาย ใจดี", &somchai, Language::Th).is_some());
    }

    #[test]
    fn without_a_name_on_record_any_name_is_hers() {
        let unknown = FullName { prefix: "", given: "", middle: "", family: "" };
        assert_eq!(not_hers("Malee Srisuk", &unknown, Language::En), None);
    }
}
