//! From what Leptos renders to the document that is sent.

/// Takes out what no browser of ours needs, and puts scripts where HTML wants them.
///
/// Leptos marks places for hydration with `<!>` and appends scripts after `</html>`. A page without islands hydrates
/// nothing: markers and scripts go. A page with islands keeps both, the markers as proper comments, the scripts inside
/// the body, and `crossorigin` without the nonce that Leptos writes into it.
pub fn tidy(html: &str, has_islands: bool) -> String {
    const END: &str = "</body></html>";
    let (document, scripts) = html.split_once(END).unwrap_or((html, ""));
    let marker = if has_islands { "<!---->" } else { "" };
    let mut out = String::with_capacity(html.len());
    let (head, body) = document.split_once("<!--HEAD-->").unwrap_or(("", document));
    for part in [head, body] {
        replace_markers(part, marker, &mut out);
    }
    if has_islands { bare_crossorigin(&out) + scripts + END } else { out + END }
}

/// Every `<!>` becomes `marker`. One pass over the bytes: a page has hundreds of them, and it is made for each visitor.
fn replace_markers(html: &str, marker: &str, out: &mut String) {
    let mut rest = html;
    while let Some(at) = memchr::memmem::find(rest.as_bytes(), b"<!>") {
        out.push_str(&rest[..at]);
        out.push_str(marker);
        rest = &rest[at + 3..];
    }
    out.push_str(rest);
}

fn bare_crossorigin(document: &str) -> String {
    const ATTRIBUTE: &str = "crossorigin=\"";
    let mut parts = document.split(ATTRIBUTE);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.split_once('"').map_or(part, |(_, rest)| rest);
        out.push_str("crossorigin");
        out.push_str(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const RENDERED: &str =
        "<html><head><!--HEAD--><link crossorigin=\"N0nce\" href=\"a\"></head><body>x<!>y</body></html><script>1</script>";

    #[test]
    fn a_page_without_islands_is_sent_without_script_and_marker() {
        assert_eq!(tidy(RENDERED, false), "<html><head><link crossorigin=\"N0nce\" href=\"a\"></head><body>xy</body></html>");
    }

    #[test]
    fn a_page_with_islands_keeps_its_markers_and_has_its_scripts_in_the_body() {
        let sent = tidy(RENDERED, true);
        assert_eq!(sent, "<html><head><link crossorigin href=\"a\"></head><body>x<!---->y<script>1</script></body></html>");
    }
}
