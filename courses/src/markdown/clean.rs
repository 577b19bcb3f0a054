use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::Builder;

const TAGS: [&str; 32] = [
    "a",
    "aside",
    "blockquote",
    "br",
    "code",
    "div",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "strong",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
    "span",
    "del",
    "sub",
    "sup",
];

const ATTRIBUTES: [(&str, &[&str]); 16] = [
    ("a", &["href", "rel"]),
    ("aside", &["role", "data-kind"]),
    ("div", &["role", "tabindex", "aria-label"]),
    ("h2", &["id"]),
    ("h3", &["id"]),
    ("h4", &["id"]),
    ("h5", &["id"]),
    ("h6", &["id"]),
    ("img", &["src", "alt", "loading", "width", "height"]),
    ("ol", &["start"]),
    ("pre", &["tabindex"]),
    ("th", &["scope"]),
    ("td", &[]),
    ("p", &[]),
    ("code", &[]),
    ("li", &[]),
];

const CLASSES: [(&str, &[&str]); 5] = [
    ("aside", &["callout", "callout-note", "callout-tip", "callout-warning", "callout-example"]),
    ("div", &["table-scroll"]),
    ("p", &["callout-title"]),
    ("td", &["align-left", "align-center", "align-right"]),
    ("th", &["align-left", "align-center", "align-right"]),
];

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let lists = |lists: &[(&'static str, &'static [&'static str])]| -> HashMap<_, HashSet<_>> {
        lists.iter().map(|(tag, names)| (*tag, names.iter().copied().collect())).collect()
    };
    let mut cleaner = Builder::empty();
    cleaner
        .tags(TAGS.into())
        .tag_attributes(lists(&ATTRIBUTES))
        .allowed_classes(lists(&CLASSES))
        .url_schemes(["https", "mailto"].into())
        .link_rel(None);
    cleaner
});

/// Takes out everything that the writer does not write.
pub fn clean(html: &str) -> String {
    CLEANER.clean(html).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_the_writer_does_not_write_survives() {
        for (html, cleaned) in [
            ("<p style=\"x\" onclick=\"x\">a</p>", "<p>a</p>"),
            ("<script>x</script><p>a</p>", "<p>a</p>"),
            ("<a href=\"javascript:x\">a</a>", "<a>a</a>"),
            ("<aside class=\"callout evil\">a</aside>", "<aside class=\"callout\">a</aside>"),
        ] {
            assert_eq!(clean(html), cleaned);
        }
    }
}
