//! A remark that stands out: something was done, something is to be known, something failed.

use leptos::prelude::*;

use super::icon::{Icon, IconMark};

/// What a remark, a chip or a verdict says by its colour, always beside an icon and a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Info,
    Good,
    Warn,
    Bad,
    Idle,
}

impl Tone {
    /// The class beside the piece's own.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Info => "",
            Self::Good => "is-good",
            Self::Warn => "is-warn",
            Self::Bad => "is-bad",
            Self::Idle => "is-idle",
        }
    }

    /// The icon that says the same.
    pub const fn icon(self) -> Icon {
        match self {
            Self::Info | Self::Idle => Icon::Info,
            Self::Good => Icon::CheckCircle,
            Self::Warn | Self::Bad => Icon::Alert,
        }
    }
}

/// A remark with a title and what it contains.
#[component]
pub fn Notice(
    #[prop(optional)] tone: Tone,
    #[prop(into)] title: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class=format!("notice {}", tone.class()) role="status">
            <IconMark icon=tone.icon()/>
            <div><p class="notice-title">{title}</p>{children.map(|children| children())}</div>
        </div>
    }
}

/// A state in a word or two.
#[component]
pub fn Chip(#[prop(optional)] tone: Tone, #[prop(into)] text: String, #[prop(optional)] icon: Option<Icon>) -> impl IntoView {
    view! { <span class=format!("chip {}", tone.class())>{icon.map(|icon| view! { <IconMark icon/> })}{text}</span> }
}
