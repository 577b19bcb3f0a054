//! The icons: drawn in one line, hidden from screen readers because the word always stands beside them.

use leptos::prelude::*;

macro_rules! icons {
    ($($name:ident $path:literal;)*) => {
        /// A drawn sign.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Icon {
            $($name),*
        }

        impl Icon {
            const fn path(self) -> &'static str {
                match self {
                    $(Self::$name => $path),*
                }
            }
        }
    };
}

icons! {
    Alert "M12 3.5 21.500 20h-19zM12 10v4.500M12 17.300v.2";
    Arrow "M5 12h14M13 6l6 6-6 6";
    Ban "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M5.700 5.700l12.600 12.600";
    Book "M4 5.500c3-1 5.500-1 8 .8 2.500-1.800 5-1.800 8-.8V19c-3-1-5.500-1-8 .8-2.500-1.800-5-1.800-8-.8zM12 6.300v13.500";
    Chart "M4 20h16M7 20v-7M12 20V6M17 20v-10";
    Check "M5 12.500 10 17.500 19.500 7";
    CheckCircle "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M8 12.300l3 3 5.500-6";
    Circle "M12 6a6 6 0 1 0 0 12 6 6 0 0 0 0-12";
    Clock "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7.500V12l3 2.500";
    Dot "M12 10a2 2 0 1 0 0 4 2 2 0 0 0 0-4";
    Download "M12 4v11M7 10.500l5 5 5-5M5 20h14";
    Flag "M6 21V4M6 5h11l-2.500 3.500L17 12H6";
    Info "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v5.500M12 7.700v.2";
    Mail "M3.500 6h17v12h-17zM4 7l8 6 8-6";
    People "M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7M2.500 20c.5-4 3-6 6.500-6s6 2 6.500 6M16 4.500a3.500 3.500 0 0 1 0 6.500M17.500 14.500c2.300.8 3.600 2.600 4 5.500";
    Printer "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z";
    Refresh "M19.500 12a7.500 7.500 0 1 1-2.200-5.300L20 9.500M20 4.500v5h-5";
    Search "M10.500 4a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13M15.500 15.500 20.500 20.500";
    Sliders "M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4";
    Upload "M12 16V5M7 9.500l5-5 5 5M5 20h14";
    User "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.500 20.500c.8-4.500 3.500-6.500 7.500-6.500s6.700 2 7.500 6.500";
    X "M6 6l12 12M18 6 6 18";
}

/// Draws an icon.
#[component]
pub fn IconMark(icon: Icon) -> impl IntoView {
    view! { <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=icon.path()/></svg> }
}
