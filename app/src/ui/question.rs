//! A question with its options, as practice, test and review show it.

use leptos::prelude::*;

/// A group of options under their question; `number` tells the questions of a page apart. A plain question is the
/// legend itself; one with paragraphs or pictures, which a legend may not hold, stands below a hidden legend and
/// describes the group.
pub fn question(number: usize, legend: String, html: String, options: impl IntoView) -> AnyView {
    if let Some(text) = plain(&html) {
        let text = text.to_owned();
        return view! { <fieldset class="question"><legend inner_html=text></legend>{options}</fieldset> }.into_any();
    }
    let id = format!("prompt-{number}");
    view! {
        <fieldset class="question" aria-describedby=id.clone()>
            <legend class="visually-hidden">{legend}</legend>
            <div class="question-text" id=id.clone() inner_html=html></div>
            {options}
        </fieldset>
    }
    .into_any()
}

/// The inside of the only paragraph, if there is nothing else.
fn plain(html: &str) -> Option<&str> {
    let inside = html.trim().strip_prefix("<p>")?.strip_suffix("</p>")?;
    let blocks = ["<p", "<ul", "<ol", "<pre", "<table", "<figure", "<blockquote", "<div", "<aside", "<h"];
    blocks.iter().all(|block| !inside.contains(block)).then_some(inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_single_paragraph_becomes_a_legend() {
        assert_eq!(plain("<p>ข้อใด<em>ถูก</em></p>\n"), Some("ข้อใด<em>ถูก</em>"));
        assert_eq!(plain("<p>หนึ่ง</p><p>สอง</p>"), None);
        assert_eq!(plain("<p>ดูรูป</p><figure></figure>"), None);
        assert_eq!(plain("ข้อความ"), None);
    }
}
