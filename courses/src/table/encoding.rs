//! From the bytes of a file to its text.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_874};

/// The text of a file: by its byte order mark, else UTF-8 if it is that, else UTF-16 if half of its first bytes say so,
/// else Windows-874, in which spreadsheets of Thai offices still save. Nothing where it is none of them.
///
/// The mark is not part of the text.
#[must_use]
pub fn decode(bytes: &[u8]) -> Option<String> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return whole(encoding, bytes.get(length..)?);
    }
    if let Some(encoding) = without_mark(bytes) {
        return whole(encoding, bytes);
    }
    whole(UTF_8, bytes).or_else(|| whole(WINDOWS_874, bytes)).filter(|text| !text.contains('\0'))
}

/// Delimiters and line ends are ASCII, so UTF-16 without a mark has NUL at every second place of them.
fn without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096)];
    let zeros = |rest: usize| sample.iter().enumerate().filter(|(place, byte)| place % 2 == rest && **byte == 0).count();
    match (zeros(0), zeros(1)) {
        (0, 1..) => Some(UTF_16LE),
        (1.., 0) => Some(UTF_16BE),
        _ => None,
    }
}

fn whole(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As Windows-874 has it.
    fn windows(text: &str) -> Vec<u8> {
        let (bytes, _, failed) = WINDOWS_874.encode(text);
        assert!(!failed);
        bytes.into_owned()
    }

    fn utf_16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes_of).collect()
    }

    #[test]
    fn the_same_text_comes_out_of_every_encoding() {
        let text = "อีเมล,ระดับ\r\nมาลี@example.th,3\r\n";
        let little = utf_16(text, u16::to_le_bytes);
        let big = utf_16(text, u16::to_be_bytes);
        for bytes in [
            text.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            [b"\xff\xfe", little.as_slice()].concat(),
            [b"\xfe\xff", big.as_slice()].concat(),
            little,
            big,
            windows(text),
        ] {
            assert_eq!(decode(&bytes).as_deref(), Some(text), "{bytes:02x?}");
        }
    }

    #[test]
    fn what_is_no_text_is_not_guessed_at() {
        assert_eq!(decode(b"\x00\x00\x00\x00"), None);
        assert_eq!(decode(b"a,b\x00\x00\x02"), None);
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n\xfc\xfd\xfe\xff\xdb"), None);
        assert_eq!(decode(b"").as_deref(), Some(""));
    }
}
