use std::cmp::Ordering;

use crate::html::Html;

/// A text of a question: prompt, option, explanation or reason. Shown as HTML, searched as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prompt {
    html: Html,
    text: String,
}

impl Prompt {
    #[cfg(feature = "package")]
    pub(crate) const fn new(html: Html, text: String) -> Self {
        Self { html, text }
    }

    /// Plain text: nothing in it is taken for markup.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        Self { html: Html::of_text(text), text: text.to_owned() }
    }

    /// Ready to show, with pictures under `media_base` (see [`Html::with_media`]). Paragraphs in
    /// `<p>`; an option has one line without it, so that it fits into a label.
    #[must_use]
    pub fn html_with(&self, media_base: &str) -> String {
        self.html.with_media(media_base)
    }

    /// Without markup, for titles, exports and search.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn order(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text).then_with(|| self.html_with("").cmp(&other.html_with("")))
    }
}
