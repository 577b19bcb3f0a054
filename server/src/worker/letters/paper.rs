//! What a letter says, and how that is laid out as text and as HTML.

use app::i18n::{Bilingual, Language};

use super::words;

/// A letter in both languages.
pub struct Paper {
    pub subject: Bilingual,
    thai: Vec<Part>,
    english: Vec<Part>,
    pub enclosure: Option<Enclosure>,
}

/// A PDF that goes with a letter, and how it is called in either language.
pub struct Enclosure {
    pub names: Bilingual,
    pub pdf: Vec<u8>,
}

/// A part of what a letter says.
pub enum Part {
    Words(String),
    /// Labels and what stands beside them.
    Facts(Vec<(&'static str, String)>),
    /// An address in full: what is seen is where it leads.
    Address(String),
}

impl Paper {
    /// Asks for everything once in each language.
    pub fn new(subject: impl Fn(Language) -> String, parts: impl Fn(Language) -> Vec<Part>) -> Self {
        let (th, en) = (Language::Th, Language::En);
        Self { subject: Bilingual { th: subject(th), en: subject(en) }, thai: parts(th), english: parts(en), enclosure: None }
    }

    #[must_use]
    pub fn with(mut self, enclosure: Enclosure) -> Self {
        self.enclosure = Some(enclosure);
        self
    }

    const fn parts(&self, language: Language) -> &Vec<Part> {
        match language {
            Language::Th => &self.thai,
            Language::En => &self.english,
        }
    }
}

/// A letter with all that stands around it.
pub struct Sheet<'a> {
    pub paper: &'a Paper,
    pub greetings: Bilingual,
    /// Whom to ask.
    pub contact: &'a str,
    /// The language of the recipient first.
    pub languages: [Language; 2],
}

impl Sheet<'_> {
    /// As plain text, a blank line between the parts.
    pub fn text(&self) -> String {
        self.languages.map(|l| self.text_in(l)).join("\n\n* * *\n\n")
    }

    fn text_in(&self, l: Language) -> String {
        let parts = self.paper.parts(l).iter().map(|part| match part {
            Part::Words(words) => words.clone(),
            Part::Facts(facts) => facts.iter().map(|(label, value)| format!("{label}: {value}")).collect::<Vec<_>>().join("\n"),
            Part::Address(address) => address.clone(),
        });
        let foot = format!("{}\n{}", words::signed(l), words::automatic(l, self.contact));
        let all = [self.greetings.text(l).to_owned()].into_iter().chain(parts).chain([words::closing(l).to_owned(), foot]);
        all.collect::<Vec<_>>().join("\n\n")
    }

    /// As HTML that every mail program understands: no script, no picture, the style on the elements.
    pub fn html(&self) -> String {
        let subject = escape(self.paper.subject.text(self.languages[0]));
        let [first, second] = self.languages.map(|l| self.html_in(l));
        let language = self.languages[0].code();
        format!(
            "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width\"><title>{subject}</title></head>\n\
             <body style=\"margin:0;padding:24px 16px;background:#f4f6f8;color:#1b2733;\
             font-family:Sarabun,'Noto Sans Thai',Tahoma,sans-serif;font-size:16px;line-height:1.7\">\n\
             <div style=\"max-width:36em;margin:0 auto;padding:24px;background:#ffffff;border-top:4px solid #0b5c8a\">\n\
             {first}<hr style=\"border:0;border-top:1px solid #d5dce3;margin:24px 0\">\n{second}</div>\n</body>\n</html>\n"
        )
    }

    fn html_in(&self, l: Language) -> String {
        let parts: String = self.paper.parts(l).iter().map(html_part).collect();
        format!(
            "<div lang=\"{}\">\n<p style=\"{P}\">{}</p>\n{parts}<p style=\"{P}\">{}</p>\n\
             <p style=\"margin:0;font-size:14px;color:#51606e\">{}<br>{}</p>\n</div>\n",
            l.code(),
            escape(self.greetings.text(l)),
            words::closing(l),
            words::signed(l),
            escape(&words::automatic(l, self.contact)),
        )
    }
}

/// The style of a paragraph.
const P: &str = "margin:0 0 16px";

fn html_part(part: &Part) -> String {
    match part {
        Part::Words(words) => format!("<p style=\"{P}\">{}</p>\n", escape(words)),
        Part::Facts(facts) => {
            let rows: String = facts.iter().map(|(label, value)| html_fact(label, value)).collect();
            format!("<table style=\"{P};border-collapse:collapse\">\n{rows}</table>\n")
        }
        Part::Address(address) => {
            let address = escape(address);
            format!("<p style=\"{P};word-break:break-all\"><a href=\"{address}\" style=\"color:#0b5c8a\">{address}</a></p>\n")
        }
    }
}

fn html_fact(label: &str, value: &str) -> String {
    format!(
        "<tr><th scope=\"row\" style=\"padding:4px 16px 4px 0;text-align:left;vertical-align:top;font-weight:normal;\
         color:#51606e\">{}</th><td style=\"padding:4px 0\">{}</td></tr>\n",
        escape(label),
        escape(value),
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(paper: &Paper, languages: [Language; 2]) -> Sheet<'_> {
        let greetings =
            Bilingual { th: "เรียน นางสาวมาลี".to_owned(), en: "Dear Ms. Malee,".to_owned() };
        Sheet { paper, greetings, contact: "helpdesk@onde.example", languages }
    }

    fn paper() -> Paper {
        Paper::new(
            |l| l.choose("เรื่อง", "Subject").to_owned(),
            |l| {
                vec![
                    Part::Words(l.choose("ก < ข & ค", "a < b & c").to_owned()),
                    Part::Facts(vec![("Number", "7".to_owned())]),
                    Part::Address("https://thaksa.example/v/a".to_owned()),
                ]
            },
        )
    }

    #[test]
    fn the_language_of_the_recipient_comes_first() {
        let text = sheet(&paper(), [Language::En, Language::Th]).text();
        assert!(text.starts_with("Dear Ms. Malee,\n\na < b & c\n\nNumber: 7\n\nhttps://thaksa.example/v/a\n\n"));
        assert!(text.contains("\n\n* * *\n\nเรียน นางสาวมาลี\n\n"));
    }

    #[test]
    fn html_shows_what_was_written_as_it_was_written() {
        let html = sheet(&paper(), [Language::Th, Language::En]).html();
        assert!(html.contains("<html lang=\"th\">") && html.contains("ก &lt; ข &amp; ค"));
        assert!(html.contains("<a href=\"https://thaksa.example/v/a\""));
        assert!(!html.contains("src="), "nothing is fetched");
    }
}
