//! Plain HTTP routes of the feature.

use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use crate::{
    accounts::cookie,
    entity::account,
    error::AppError,
    form::{Fields, Reply, Submission, form},
    route::{Route, local_path},
    visitor::Preferences,
};

pub fn routes() -> Vec<Route> {
    vec![form("/preferences", prefer)]
}

/// How she likes to read: one choice at a time, kept in a cookie. Letters follow the language of one who is signed in.
async fn prefer(submission: Submission) -> Result<Reply, AppError> {
    let Submission { state, visitor, fields, .. } = submission;
    let preferences = chosen(visitor.preferences, &fields);
    if let Some(who) = visitor.signed_in.filter(|_| fields.get("language").is_some()) {
        let language = Set(preferences.language.code().to_owned());
        account::ActiveModel { id: Set(who.account), language, ..Default::default() }.update(state.db.write()).await?;
    }
    let to = local_path(fields.raw("back")).unwrap_or("/").to_owned();
    Ok(Reply::SeeOtherWith { to, cookies: vec![cookie::preferences(&state.settings, preferences)] })
}

/// What was there, with what was chosen in its place; anything unknown becomes the default.
fn chosen(before: Preferences, fields: &Fields) -> Preferences {
    let before = before.render();
    let parts: Vec<_> = ["language", "theme", "contrast", "text", "digits"]
        .into_iter()
        .zip(before.split('.'))
        .map(|(name, value)| fields.get(name).unwrap_or(value))
        .collect();
    Preferences::parse(&parts.join("."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{i18n::Language, visitor::Theme};

    #[test]
    fn a_choice_changes_one_thing_and_leaves_the_rest() {
        let dark = chosen(Preferences::default(), &Fields::parse(b"theme=dark&back=/"));
        assert_eq!(dark.theme, Theme::Dark);
        let english = chosen(dark, &Fields::parse(b"language=en"));
        assert_eq!((english.theme, english.language), (Theme::Dark, Language::En));
        assert_eq!(chosen(english, &Fields::parse(b"theme=%00")).theme, Theme::Auto);
    }
}
