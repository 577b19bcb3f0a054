use pulldown_cmark::{Event, Tag, TagEnd};

use super::{Events, Writer};
use crate::html::{MEDIA, escape_into};
use crate::markdown::target::{self, Address};
use crate::package::FindingKind;

impl Writer<'_> {
    /// Writes a picture and gives the number of events it is made of.
    pub(super) fn image(&mut self, events: &Events<'_>, alone: bool) -> usize {
        let length = image_length(events);
        let (Event::Start(Tag::Image { dest_url, title, .. }), place) = &events[0] else {
            return 1;
        };
        let alt = plain(&events[1..length - 1]);
        if alt.trim().is_empty() {
            self.report(place, FindingKind::PictureWithoutText { target: dest_url.to_string() });
        }
        match target::picture(dest_url, self.around) {
            Err(kind) => self.report(place, kind),
            Ok(picture) => {
                self.html.push_str(if alone { "<figure>" } else { "" });
                self.html.push_str("<img");
                self.address("src", &picture.src);
                self.attribute("alt", &alt);
                self.html.push_str(" loading=\"lazy\"");
                if let Some((width, height)) = picture.size {
                    self.attribute("width", &width.to_string());
                    self.attribute("height", &height.to_string());
                }
                self.html.push('>');
                if alone && !title.is_empty() {
                    self.html.push_str("<figcaption>");
                    self.shown_text(title);
                    self.html.push_str("</figcaption>");
                }
                self.html.push_str(if alone { "</figure>\n" } else { "" });
            }
        }
        self.text.push_str(&alt);
        length
    }

    /// The one place that writes the sign for the media folder; [`escape_into`] drops it elsewhere.
    pub(super) fn address(&mut self, name: &str, address: &Address) {
        self.put(&[" ", name, "=\""]);
        if address.in_media {
            self.html.push(MEDIA);
        }
        escape_into(&mut self.html, &address.path);
        self.html.push('"');
    }
}

/// The number of events from the start of a picture to its end, both included.
pub fn image_length(events: &Events<'_>) -> usize {
    let mut depth = 0;
    for (at, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::Image { .. }) => depth += 1,
            Event::End(TagEnd::Image) => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    events.len()
}

fn plain(events: &Events<'_>) -> String {
    let words = events.iter().map(|(event, _)| match event {
        Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) => text.as_ref(),
        Event::SoftBreak | Event::HardBreak => " ",
        _ => "",
    });
    words.collect()
}
