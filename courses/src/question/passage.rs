use super::Prompt;

/// A text with gaps, ready to show once something stands in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage(Prompt);

impl Passage {
    pub(super) const fn new(prompt: Prompt) -> Self {
        Self(prompt)
    }

    /// The HTML with `gap(1)`, `gap(2)`, … in place of the marks; pictures as in [`Prompt::html_with`].
    #[must_use]
    pub fn html_with(&self, media_base: &str, mut gap: impl FnMut(usize) -> String) -> String {
        let html = self.0.html_with(media_base);
        let mut shown = String::with_capacity(html.len());
        let mut from = 0;
        for (at, length, number) in marks(&html) {
            shown.push_str(&html[from..at]);
            shown.push_str(&gap(number));
            from = at + length;
        }
        shown.push_str(&html[from..]);
        shown
    }

    /// The text with the marks as the author wrote them, for search.
    #[must_use]
    pub fn text(&self) -> &str {
        self.0.text()
    }

    /// The numbers of the marks, in the order of the text.
    pub(super) fn marks(&self) -> Vec<usize> {
        marks(&self.0.html_with("")).into_iter().map(|(.., number)| number).collect()
    }
}

/// Where marks stand in text: place, length, number. Within tags there are none: an attribute is no place for a field.
fn marks(html: &str) -> Vec<(usize, usize, usize)> {
    let mut found = Vec::new();
    let (mut in_tag, mut quote) = (false, None);
    for (at, c) in html.char_indices() {
        match c {
            _ if quote == Some(c) => quote = None,
            '"' | '\'' if in_tag && quote.is_none() => quote = Some(c),
            '<' if quote.is_none() => in_tag = true,
            '>' if quote.is_none() => in_tag = false,
            '{' if !in_tag => {
                let digits = html[at + 1..].split_once('}').map(|(digits, _)| digits);
                let number = digits.filter(|digits| (1..=2).contains(&digits.len())).and_then(|digits| digits.parse().ok());
                found.extend(number.zip(digits).map(|(number, digits)| (at, digits.len() + 2, number)));
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_in_text_and_nowhere_else() {
        assert_eq!(marks("<p>ก {1} <img alt=\"> {2}\"> {12}{x} {+1</p>"), [(7, 3, 1), (29, 4, 12)]);
    }

    #[test]
    fn what_stands_in_a_gap_takes_the_place_of_its_mark() {
        let passage = Passage::new(Prompt::of_text("ภายใน {1} <ชั่วโมง> {2}"));
        assert_eq!(passage.html_with("", |gap| format!("[{gap}]")), "ภายใน [1] &lt;ชั่วโมง&gt; [2]");
    }
}
