//! Pictures of numbers, drawn on the server, the numbers beside them.

use leptos::prelude::*;

/// One bar: its label, its length in percent of the track, and the number as text.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub label: String,
    pub percent: f64,
    pub value: String,
}

impl Bar {
    /// A bar for `value` where `largest` fills the track.
    pub fn of(label: impl Into<String>, value: u64, largest: u64, text: impl Into<String>) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "a bar is drawn to the tenth of a percent")]
        let percent = if largest == 0 { 0.0 } else { (value as f64 * 1000.0 / largest as f64).round() / 10.0 };
        Self { label: label.into(), percent, value: text.into() }
    }
}

/// Which way the bars run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BarLayout {
    /// A row each; on wide screens columns. For months.
    Columns,
    /// A row each with a short label beside. For years.
    Rows,
    /// A row each with a long label above. For courses and units.
    #[default]
    Long,
}

/// Bars with a caption that says of what, and in which unit.
#[component]
pub fn BarChart(
    #[prop(into)] caption: String,
    #[prop(into)] unit: String,
    bars: Vec<Bar>,
    #[prop(optional)] layout: BarLayout,
) -> impl IntoView {
    let class = match layout {
        BarLayout::Columns => "bars bars-columns",
        BarLayout::Rows => "bars",
        BarLayout::Long => "bars bars-long",
    };
    let bars = bars
        .into_iter()
        .map(|bar| {
            let length = format!("{}%", bar.percent);
            let top = format!("{}%", 100.0 - bar.percent);
            view! {
                <li>
                    <span class="bars-label">{bar.label}</span>
                    <svg class="bar-svg" aria-hidden="true">
                        <rect class="bar-track" width="100%" height="100%"/>
                        <rect class="bar bar-along" width=length.clone() height="100%"/>
                        <rect class="bar bar-up" y=top width="100%" height=length/>
                    </svg>
                    <span class="bars-value">{bar.value}</span>
                </li>
            }
        })
        .collect_view();
    view! { <figure class="chart"><figcaption>{caption}" "<small>{unit}</small></figcaption><ol class=class>{bars}</ol></figure> }
}

/// A ring that shows a percentage, with the words inside.
#[component]
pub fn Ring(percent: u32, tone: &'static str, #[prop(into)] big: String, #[prop(into)] small: String) -> impl IntoView {
    view! {
        <div class=format!("ring {tone}")>
            <svg viewBox="0 0 120 120" aria-hidden="true">
                <circle class="ring-track" cx="60" cy="60" r="54"/>
                <path class="ring-value" d="M60 6a54 54 0 0 1 0 108a54 54 0 0 1 0-108" pathLength="100" stroke-dasharray=format!("{percent} 100") stroke-linecap="round"/>
            </svg>
            <p><b>{big}</b>{small}</p>
        </div>
    }
}
