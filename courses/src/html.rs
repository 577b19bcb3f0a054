//! Course text that is ready to show.

/// Stands in stored HTML where the address of the package's `media/` folder goes. A private-use
/// character: the reader strips it from what authors write, so it never occurs otherwise.
pub(crate) const MEDIA: char = '\u{e000}';

/// HTML that was made by this crate from Markdown and passed the sanitiser.
///
/// It holds no script, no style attribute, no outside picture, and can be put into a page as it is.
/// There is no way to make one from HTML that came from elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    #[cfg(feature = "package")]
    pub(crate) const fn sanitised(html: String) -> Self {
        Self(html)
    }

    /// Plain text as HTML: every character that means something is escaped.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        let mut html = String::with_capacity(text.len());
        escape_into(&mut html, text);
        Self(html)
    }

    /// The HTML with pictures and hand-outs under `media_base`, which ends in `/`:
    /// with `/media/ab12/`, `media/x.svg` becomes `/media/ab12/x.svg`.
    #[must_use]
    pub fn with_media(&self, media_base: &str) -> String {
        let mut base = String::with_capacity(media_base.len());
        escape_into(&mut base, media_base);
        self.0.replace(MEDIA, &base)
    }
}

/// Writes text so that it is safe between tags and inside quoted attributes.
pub(crate) fn escape_into(html: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            MEDIA => {}
            _ => html.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_cannot_become_markup() {
        assert_eq!(Html::of_text("<b>\"&'\u{e000}").with_media("/m/"), "&lt;b&gt;&quot;&amp;&#39;");
    }
}
