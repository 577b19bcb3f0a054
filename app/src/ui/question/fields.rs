//! The controls with which a question is answered. Nothing in them tells what is right.

use courses::{
    answer::{FileKind, MAX_TEXT, RawAnswer},
    question::{ChoiceOption, EssayForm, Gap, Passage, Prompt, QuestionKind},
};
use leptos::prelude::*;

use super::{Asked, words};
use crate::ui::page::escaped;

/// The controls, all of the name `name`, filled with what was given before. A file has the name `file`: it goes by a way
/// of its own.
pub fn fields(asked: &Asked<'_>, name: &str, given: &RawAnswer) -> AnyView {
    let controls = Controls { asked, name, values: given.values().collect() };
    match asked.question.kind() {
        QuestionKind::Single { .. } | QuestionKind::Judgement { .. } => controls.choices("radio"),
        QuestionKind::Multiple { .. } => controls.choices("checkbox"),
        QuestionKind::Matching { stems, options } => controls.pairs(stems, options),
        QuestionKind::Ordering { items } => controls.places(items.len()),
        QuestionKind::Numeric { unit } => controls.number(unit.as_deref()),
        QuestionKind::ShortText => controls.text(),
        QuestionKind::Gaps { passage, gaps } => controls.gaps(passage, gaps),
        QuestionKind::Essay { form: EssayForm::Text { longest }, .. } => controls.essay(*longest, &given.0),
        QuestionKind::Essay { form: EssayForm::File { kinds, most_mb }, .. } => controls.file(kinds, *most_mb),
    }
}

struct Controls<'a> {
    asked: &'a Asked<'a>,
    name: &'a str,
    /// What was given, field by field.
    values: Vec<&'a str>,
}

impl Controls<'_> {
    /// The id of a control; no other on the page has it.
    fn id(&self, place: usize) -> String {
        format!("field-{}-{}", self.asked.number, place + 1)
    }

    fn value(&self, place: usize) -> &str {
        self.values.get(place).copied().unwrap_or_default()
    }

    /// In her order: the options that a draw has put into one.
    fn ordered(&self) -> impl Iterator<Item = &ChoiceOption> {
        self.asked.order.iter().filter_map(|id| self.asked.question.option(*id))
    }

    fn choices(&self, kind: &'static str) -> AnyView {
        let options = self.ordered().map(|option| {
            let (name, value) = (self.name.to_owned(), option.id.to_string());
            let chosen = self.values.contains(&value.as_str());
            let text = option.text.html_with(self.asked.media);
            view! { <label class="option"><input type=kind name=name value=value checked=chosen/><span inner_html=text></span></label> }
        });
        options.collect_view().into_any()
    }

    fn pairs(&self, stems: &[Prompt], options: &[ChoiceOption]) -> AnyView {
        let l = self.asked.preferences.language;
        let rows = stems.iter().enumerate().map(|(place, stem)| {
            let chosen = self.value(place);
            let texts = options.iter().map(|option| (option.id.to_string(), option.text.text().to_owned()));
            let choices = choices(words::choose(l), texts, |value| value == chosen);
            self.row(place, stem, "input", choices)
        });
        view! { <div class="parts">{rows.collect_view()}</div> }.into_any()
    }

    /// A value names its item, so that the order of the fields means nothing.
    fn places(&self, count: usize) -> AnyView {
        let l = self.asked.preferences.language;
        let rows = self.ordered().enumerate().map(|(place, item)| {
            let numbers = (1..=count).map(|number| {
                let shown = self.asked.preferences.number(i64::try_from(number).unwrap_or(i64::MAX));
                (format!("{}{number}", item.id), shown)
            });
            let choices = choices(words::place(l), numbers, |value| self.values.contains(&value));
            self.row(place, &item.text, "input input-short", choices)
        });
        view! { <div class="parts">{rows.collect_view()}</div> }.into_any()
    }

    fn row(&self, place: usize, label: &Prompt, class: &'static str, choices: AnyView) -> AnyView {
        let (id, label) = (self.id(place), label.html_with(self.asked.media));
        view! {
            <div class="part">
                <label for=id.clone() inner_html=label></label>
                <select class=class id=id name=self.name.to_owned()>{choices}</select>
            </div>
        }
        .into_any()
    }

    fn number(&self, unit: Option<&str>) -> AnyView {
        let l = self.asked.preferences.language;
        let label = unit.map_or_else(|| words::your_number(l).to_owned(), |unit| format!("{} ({unit})", words::your_number(l)));
        self.typed(label, "input input-short", Some("decimal"))
    }

    fn text(&self) -> AnyView {
        self.typed(words::your_number(self.asked.preferences.language).to_owned(), "input", None)
    }

    fn typed(&self, label: String, class: &'static str, inputmode: Option<&'static str>) -> AnyView {
        let (id, name, value) = (self.id(0), self.name.to_owned(), self.value(0).to_owned());
        view! {
            <div class="field">
                <label for=id.clone()>{label}</label>
                <input class=class id=id type="text" name=name value=value inputmode=inputmode maxlength=MAX_TEXT autocomplete="off"/>
            </div>
        }
        .into_any()
    }

    fn essay(&self, longest: u16, given: &str) -> AnyView {
        let (l, id) = (self.asked.preferences.language, self.id(0));
        let hint = format!("{id}-hint");
        view! {
            <div class="field">
                <label for=id.clone()>{words::your_text(l)}</label>
                <p class="hint" id=hint.clone()>{words::text_hint(l, &self.asked.preferences.number(longest))}</p>
                <textarea class="input" id=id name=self.name.to_owned() rows="12" maxlength=longest aria-describedby=hint>{escaped(given)}</textarea>
            </div>
        }
        .into_any()
    }

    fn file(&self, kinds: &[FileKind], most_mb: u8) -> AnyView {
        let (l, id) = (self.asked.preferences.language, self.id(0));
        let hint = format!("{id}-hint");
        let endings = kinds.iter().map(|kind| kind.ending()).collect::<Vec<_>>();
        let told = words::file_hint(l, &endings.join(", "), &self.asked.preferences.number(most_mb));
        let accept = endings.iter().map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(",");
        view! {
            <div class="field">
                <label for=id.clone()>{words::your_file(l)}</label>
                <p class="hint" id=hint.clone()>{told}</p>
                <input class="input" id=id type="file" name="file" accept=accept aria-describedby=hint/>
            </div>
        }
        .into_any()
    }

    /// The text as its author wrote it, with a control in each gap; written as text because a gap may stand anywhere in
    /// a paragraph.
    fn gaps(&self, passage: &Passage, gaps: &[Gap]) -> AnyView {
        let html = passage.html_with(self.asked.media, |number| {
            let place = number - 1;
            gaps.get(place).map(|gap| self.gap(place, gap)).unwrap_or_default()
        });
        view! { <div class="passage" inner_html=html></div> }.into_any()
    }

    fn gap(&self, place: usize, gap: &Gap) -> String {
        let preferences = self.asked.preferences;
        let label = words::gap(preferences.language, &preferences.number(i64::try_from(place + 1).unwrap_or(i64::MAX)));
        let head = format!(
            "class=\"input\" id=\"{}\" name=\"{}\" aria-label=\"{}\"",
            escaped(&self.id(place)),
            escaped(self.name),
            escaped(&label)
        );
        let given = self.value(place);
        match gap {
            Gap::Text => {
                format!("<input {head} type=\"text\" value=\"{}\" maxlength=\"{MAX_TEXT}\" autocomplete=\"off\">", escaped(given))
            }
            Gap::Choice(options) => {
                let options: String = options
                    .iter()
                    .map(|option| {
                        let selected = if option.id.to_string() == given { " selected" } else { "" };
                        format!("<option value=\"{}\"{selected}>{}</option>", option.id, escaped(option.text.text()))
                    })
                    .collect();
                let none = escaped(words::choose(preferences.language));
                format!("<select {head}><option value=\"\">{none}</option>{options}</select>")
            }
        }
    }
}

/// The entries of a list to choose from; the first says that nothing is chosen.
fn choices(none: &'static str, all: impl Iterator<Item = (String, String)>, is_chosen: impl Fn(&str) -> bool) -> AnyView {
    let all = all.map(|(value, text)| {
        let selected = is_chosen(&value);
        view! { <option value=value selected=selected>{text}</option> }
    });
    view! { <option value="">{none}</option>{all.collect_view()} }.into_any()
}
