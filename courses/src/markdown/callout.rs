use crate::language::Language;

/// A remark set apart: `> [!NOTE]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Callout {
    Note,
    Tip,
    Warning,
    Example,
}

/// What the first line of a quotation says about it.
pub enum Opening {
    Quotation,
    Callout(Callout),
    Unknown(String),
}

impl Callout {
    /// Looks at a quotation as it stands in the source.
    pub fn of_quotation(source: &str) -> Opening {
        let first = source.lines().next().unwrap_or_default();
        let first = first.trim_start_matches(['>', ' ', '\t']).trim_end();
        if !first.starts_with("[!") {
            return Opening::Quotation;
        }
        match first.to_ascii_uppercase().as_str() {
            "[!NOTE]" => Opening::Callout(Self::Note),
            "[!TIP]" => Opening::Callout(Self::Tip),
            "[!WARNING]" => Opening::Callout(Self::Warning),
            "[!EXAMPLE]" => Opening::Callout(Self::Example),
            _ => Opening::Unknown(first.chars().take(40).collect()),
        }
    }

    pub const fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Tip => "tip",
            Self::Warning => "warning",
            Self::Example => "example",
        }
    }

    pub const fn title(self, language: Language) -> &'static str {
        match self {
            Self::Note => language.choose("ข้อสังเกต", "Note"),
            Self::Tip => language.choose("คำแนะนำ", "Tip"),
            Self::Warning => language.choose("ข้อควรระวัง", "Warning"),
            Self::Example => language.choose("ตัวอย่าง", "Example"),
        }
    }
}
