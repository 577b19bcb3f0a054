//! CSV as Excel in a Thai office opens it, and as nothing in it can act.

/// Begins every file; without it Excel takes UTF-8 for Windows-874.
pub const BOM: &str = "\u{feff}";

/// One line of a file (RFC 4180), ended.
pub fn line<T: AsRef<str>>(cells: impl IntoIterator<Item = T>) -> String {
    let cells: Vec<_> = cells.into_iter().map(|text| cell(text.as_ref())).collect();
    cells.join(",") + "\r\n"
}

/// A spreadsheet takes a cell that begins like this for a formula; an apostrophe before it makes it text (OWASP, "CSV
/// Injection"). Names and titles come from imports, so they could begin with anything.
fn cell(text: &str) -> String {
    let acts = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let text = if acts { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\r', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// What the browser is told.
pub const CONTENT_TYPE: &str = "text/csv; charset=utf-8";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_act_becomes_text() {
        for text in ["=1+1", "+66", "-1", "@SUM(A1)", "\t=1", "＝1"] {
            assert_eq!(cell(text), format!("'{text}"));
        }
        assert_eq!(cell("\r=1"), "\"'\r=1\"");
        assert_eq!(cell("นาย=ก"), "นาย=ก");
    }

    #[test]
    fn commas_quotes_and_line_breaks_stay_in_their_cell() {
        assert_eq!(line(["ก,ข", "พูดว่า \"ดี\"", "บรรทัด\nใหม่", ""]), "\"ก,ข\",\"พูดว่า \"\"ดี\"\"\",\"บรรทัด\nใหม่\",\r\n");
    }
}
