//! A form with a file: read within limits, the file apart from the fields.

use axum::{
    body::Body,
    extract::{FromRequest, Multipart, multipart::Field},
    http::{HeaderMap, Request, StatusCode, header},
};

use super::{Fields, MAX_BYTES};
use crate::error::{AppError, Fault};

/// The name of the field that holds the file.
pub const FILE: &str = "file";

/// A file as somebody has sent it. Whatever it says of itself, only its bytes count.
#[derive(Clone, Debug, Default)]
pub struct Sent {
    /// As it was called on her device, without folders.
    pub name: String,
    pub bytes: Vec<u8>,
    /// There was more than is taken; `bytes` is only the beginning.
    pub is_too_large: bool,
}

/// Whether a body holds a file; one that was held while its sender signed in again holds none.
pub(super) fn is_multipart(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("multipart/form-data"))
}

/// Reads fields and file. A file that is too large is read to its end all the same: a browser that is still sending would
/// not hear the answer.
pub(super) async fn receive(request: Request<Body>, largest: usize) -> Result<(Fields, Option<Sent>), AppError> {
    let mut form = Multipart::from_request(request, &()).await.map_err(|_| broken())?;
    let (mut fields, mut sent) = (Vec::new(), None);
    let mut text = 0;
    while let Some(mut field) = form.next_field().await.map_err(|error| of(error.status()))? {
        let Some(name) = field.name().map(str::to_owned) else { continue };
        if name == FILE && sent.is_none() {
            let shown = file_name(field.file_name().unwrap_or_default());
            let (bytes, is_too_large) = take(&mut field, largest).await?;
            sent = (!bytes.is_empty()).then_some(Sent { name: shown, bytes, is_too_large });
        } else {
            let (bytes, is_too_large) = take(&mut field, MAX_BYTES).await?;
            text += bytes.len() + name.len();
            if is_too_large || text > MAX_BYTES {
                return Err(AppError::field("", Fault::TooLong { max: u32::try_from(MAX_BYTES).unwrap_or(u32::MAX) }));
            }
            fields.push((name, String::from_utf8_lossy(&bytes).into_owned()));
        }
    }
    Ok((Fields::of(fields), sent))
}

async fn take(field: &mut Field<'_>, largest: usize) -> Result<(Vec<u8>, bool), AppError> {
    let (mut bytes, mut is_too_large) = (Vec::new(), false);
    while let Some(chunk) = field.chunk().await.map_err(|error| of(error.status()))? {
        let room = largest - bytes.len();
        is_too_large |= chunk.len() > room;
        bytes.extend_from_slice(&chunk[..chunk.len().min(room)]);
    }
    Ok((bytes, is_too_large))
}

/// The last part of a path of either kind, cut to what a page can show.
fn file_name(told: &str) -> String {
    let last = told.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|c| !c.is_control()).take(150).collect()
}

/// What is wrong with a file that is larger than it may be.
pub fn too_large(largest: usize) -> Fault {
    let mb = largest / (1024 * 1024);
    Fault::Said {
        th: format!("ไฟล์ใหญ่เกิน {mb} MB โปรดลดขนาดไฟล์แล้วส่งใหม่"),
        en: format!("The file is larger than {mb} MB. Please make it smaller and send it again."),
    }
}

fn of(status: StatusCode) -> AppError {
    if status != StatusCode::PAYLOAD_TOO_LARGE {
        return broken();
    }
    let fault = Fault::Said {
        th: "ไฟล์ใหญ่เกินไปมาก ระบบจึงหยุดรับ โปรดลดขนาดไฟล์แล้วส่งใหม่".to_owned(),
        en: "The file is far too large and was not received to its end. Please make it smaller and send it again.".to_owned(),
    };
    AppError::field(FILE, fault)
}

fn broken() -> AppError {
    let fault = Fault::Said {
        th: "รับไฟล์ได้ไม่ครบ โปรดลองส่งอีกครั้ง".to_owned(),
        en: "The file did not arrive whole. Please send it once more.".to_owned(),
    };
    AppError::field(FILE, fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_keeps_its_name_without_folders_and_controls() {
        assert_eq!(file_name("C:\\Users\\me\\ใบรับรอง.pdf"), "ใบรับรอง.pdf");
        assert_eq!(file_name("../../etc/passwd"), "passwd");
        assert_eq!(file_name("a\r\nb.pdf"), "ab.pdf");
    }
}
