//! Thai first, English beside it.
//!
//! A text is declared once with both languages in the `words.rs` of its feature; a missing one does not compile.

pub use courses::{Bilingual, Language};

/// Declares texts in both languages.
///
/// ```
/// app::texts! {
///     greeting: "สวัสดี", "Welcome";
///     lessons(count: u32): "{count} บทเรียน", "{count} lessons";
/// }
/// assert_eq!(lessons(app::i18n::Language::En, 3), "3 lessons");
/// ```
#[macro_export]
macro_rules! texts {
    () => {};
    ($name:ident: $th:literal, $en:literal; $($rest:tt)*) => {
        pub const fn $name(language: $crate::i18n::Language) -> &'static str {
            match language {
                $crate::i18n::Language::Th => $th,
                $crate::i18n::Language::En => $en,
            }
        }
        $crate::texts! { $($rest)* }
    };
    ($name:ident($($argument:ident: $type:ty),+): $th:literal, $en:literal; $($rest:tt)*) => {
        pub fn $name(language: $crate::i18n::Language, $($argument: $type),+) -> String {
            match language {
                $crate::i18n::Language::Th => format!($th),
                $crate::i18n::Language::En => format!($en),
            }
        }
        $crate::texts! { $($rest)* }
    };
}
