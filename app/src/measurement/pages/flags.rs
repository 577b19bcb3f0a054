//! What a trainer should look at, in words.

use courses::statistics::Flag;
use leptos::prelude::*;

use crate::{
    i18n::Language,
    measurement::words,
    ui::icon::{Icon, IconMark},
};

/// A flag in a sentence. Options are named by their letters, as pages for authors show them.
pub fn in_words(flag: Flag, l: Language) -> String {
    match flag {
        Flag::AttractsTheStrong { option } => words::attracts_the_strong(l, &letter(option)),
        Flag::TooEasy => words::too_easy(l).to_owned(),
        Flag::TooHard => words::too_hard(l).to_owned(),
        Flag::LowDiscrimination => words::low_discrimination(l).to_owned(),
        Flag::NegativeDiscrimination => words::negative_discrimination(l).to_owned(),
        Flag::NeverChosen { option } => words::never_chosen(l, &letter(option)),
        Flag::Dif { against_focal: true, .. } => words::harder_for_some(l).to_owned(),
        Flag::Dif { .. } => words::easier_for_some(l).to_owned(),
        Flag::FasterThanReading => words::faster_than_reading(l).to_owned(),
        Flag::OftenOmitted => words::often_omitted(l).to_owned(),
        _ => words::other_sign(l).to_owned(),
    }
}

/// The letter of an option, from its place.
pub fn letter(place: usize) -> String {
    char::from(b'A' + u8::try_from(place % 26).unwrap_or_default()).to_string()
}

/// A list of flags, each with its mark.
pub fn list(flags: &[Flag], l: Language) -> AnyView {
    let items = flags.iter().map(|flag| view! { <li><IconMark icon=Icon::Alert/><span>{in_words(*flag, l)}</span></li> });
    view! { <ul class="checks flags">{items.collect_view()}</ul> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flag_names_the_option_by_its_letter() {
        let flag = Flag::AttractsTheStrong { option: 2 };
        assert_eq!(in_words(flag, Language::En), "Option C attracts the strong: check the key");
        assert_eq!(in_words(flag, Language::Th), "ตัวเลือก\u{a0}C ดึงดูดคนเก่ง โปรดตรวจเฉลย");
    }
}
