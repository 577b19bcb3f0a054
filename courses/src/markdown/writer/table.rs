use pulldown_cmark::Alignment;

use super::Writer;

/// The table that is being written.
#[derive(Default)]
pub struct Tables {
    /// Begun so far in this text: each gets a name of its own.
    count: usize,
    columns: Vec<Alignment>,
    column: usize,
    in_head: bool,
    /// Where the open cell begins in the HTML, and where its content does.
    cell: (usize, usize),
}

impl Writer<'_> {
    /// A wide table scrolls by itself, so the keyboard must reach it and it needs a name.
    pub(super) fn start_table(&mut self, columns: &[Alignment]) {
        self.tables.count += 1;
        self.tables.columns = columns.to_vec();
        let word = self.around.language.choose("ตารางที่", "Table");
        let name = format!("{word} {}", self.tables.count);
        self.put(&["<div class=\"table-scroll\" role=\"region\" tabindex=\"0\""]);
        self.attribute("aria-label", &name);
        self.put(&["><table>"]);
    }

    pub(super) fn start_row(&mut self, tags: &str, in_head: bool) {
        self.tables.column = 0;
        self.tables.in_head = in_head;
        self.put(&[tags]);
    }

    pub(super) fn start_cell(&mut self) {
        let tag = if self.tables.in_head { "<th scope=\"col\"" } else { "<td" };
        let class = match self.tables.columns.get(self.tables.column) {
            Some(Alignment::Left) => " class=\"align-left\">",
            Some(Alignment::Center) => " class=\"align-center\">",
            Some(Alignment::Right) => " class=\"align-right\">",
            Some(Alignment::None) | None => ">",
        };
        let begin = self.html.len();
        self.put(&[tag, class]);
        self.tables.cell = (begin, self.html.len());
        self.tables.column += 1;
    }

    /// A head without words heads nothing: it is a plain cell, so that no screen reader announces it.
    pub(super) fn end_cell(&mut self) {
        let (begin, content) = self.tables.cell;
        if self.tables.in_head && self.html.len() == content {
            self.html.truncate(begin);
            self.put(&["<td></td>"]);
        } else {
            self.put(&[if self.tables.in_head { "</th>" } else { "</td>" }]);
        }
        self.text.push(' ');
    }
}
