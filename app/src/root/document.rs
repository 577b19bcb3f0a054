//! From what Leptos renders to the document that is sent.

/// Takes out what no browser of ours needs, and puts scripts where HTML wants them.
///
/// Leptos marks places for hydration with `<!>` and appends scripts after `</html>`. A page without islands hydrates
/// nothing: markers and scripts go. A page with islands keeps both, the markers as proper comments, the scripts inside
/// the body, and `crossorigin` without the nonce that Leptos writes into it.
pub fn tidy(html: &[u8], has_islands: bool) -> Vec<u8> {
    const END: &[u8] = b"</body></html>";
    let (document, scripts) = split_once(html, END).unwrap_or((html, b""));
    let marker: &[u8] = if has_islands { b"<!---->" } else { b"" };
    let mut out = Vec::with_capacity(html.len());
    let (head, body) = split_once(document, b"<!--HEAD-->").unwrap_or((b"", document));
    for part in [head, body] {
        replace_markers(part, marker, &mut out);
    }
    if has_islands {
        out = bare_crossorigin(&out);
        out.extend_from_slice(scripts);
    }
    out.extend_from_slice(END);
    out
}

/// Bytes, not text: whether a page of thirty thousand letters is UTF-8 need not be asked again for every visitor.
fn split_once<'a>(html: &'a [u8], at: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let place = memchr::memmem::find(html, at)?;
    Some((&html[..place], &html[place + at.len()..]))
}

/// Every `<!>` becomes `marker`. One pass over the bytes: a page has hundreds of them, and it is made for each visitor.
fn replace_markers(html: &[u8], marker: &[u8], out: &mut Vec<u8>) {
    let mut rest = html;
    while let Some((before, after)) = split_once(rest, b"<!>") {
        out.extend_from_slice(before);
        out.extend_from_slice(marker);
        rest = after;
    }
    out.extend_from_slice(rest);
}

fn bare_crossorigin(document: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(document.len());
    let mut rest = document;
    while let Some((before, after)) = split_once(rest, b"crossorigin=\"") {
        out.extend_from_slice(before);
        out.extend_from_slice(b"crossorigin");
        rest = split_once(after, b"\"").map_or(after, |(_, rest)| rest);
    }
    out.extend_from_slice(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const RENDERED: &str =
        "<html><head><!--HEAD--><link crossorigin=\"N0nce\" href=\"a\"></head><body>x<!>y</body></html><script>1</script>";

    fn tidied(has_islands: bool) -> String {
        String::from_utf8(tidy(RENDERED.as_bytes(), has_islands)).expect("it was text")
    }

    #[test]
    fn a_page_without_islands_is_sent_without_script_and_marker() {
        assert_eq!(tidied(false), "<html><head><link crossorigin=\"N0nce\" href=\"a\"></head><body>xy</body></html>");
    }

    #[test]
    fn a_page_with_islands_keeps_its_markers_and_has_its_scripts_in_the_body() {
        let sent = tidied(true);
        assert_eq!(sent, "<html><head><link crossorigin href=\"a\"></head><body>x<!---->y<script>1</script></body></html>");
    }
}
