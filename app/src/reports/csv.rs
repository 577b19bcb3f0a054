//! CSV as Excel in a Thai office opens it, and as nothing in it can act.

use axum::{
    body::Body,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};

use super::encode;
use crate::error::AppError;

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

/// A file to be kept, under a name in Thai for those who read it (RFC 6266, RFC 8187) and in ASCII for the rest.
pub fn file(body: Body, ascii_name: &str, thai_name: &str) -> Result<Response, AppError> {
    let plain: String =
        ascii_name.chars().map(|c| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '_' }).collect();
    let disposition = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", encode(thai_name));
    let disposition = HeaderValue::from_str(&disposition).map_err(AppError::internal)?;
    let mut response = body.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    response.headers_mut().insert(header::CONTENT_DISPOSITION, disposition);
    Ok(response)
}

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

    #[test]
    fn a_file_has_a_thai_name_and_one_for_old_programs() {
        let response = file(Body::empty(), "people-ก\"\r\n.csv", "บุคลากร 1.csv").unwrap();
        let disposition = response.headers()[header::CONTENT_DISPOSITION].to_str().unwrap();
        assert_eq!(
            disposition,
            "attachment; filename=\"people-____.csv\"; \
             filename*=UTF-8''%E0%B8%9A%E0%B8%B8%E0%B8%84%E0%B8%A5%E0%B8%B2%E0%B8%81%E0%B8%A3%201.csv"
        );
    }
}
