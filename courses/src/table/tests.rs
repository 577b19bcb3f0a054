use super::*;
use crate::language::Language;

const COLUMNS: [Column; 3] = [
    Column { name: "email", thai: "อีเมล", required: true },
    Column { name: "level", thai: "ระดับ", required: true },
    Column { name: "valid_until", thai: "ใช้ได้ถึง", required: false },
];

fn rows(text: &str) -> Vec<Row> {
    read("people.csv", text.as_bytes(), &COLUMNS, 5).unwrap_or_else(|findings| panic!("{findings}"))
}

fn findings(text: &str) -> Vec<String> {
    let findings = read("people.csv", text.as_bytes(), &COLUMNS, 5).expect_err("it should be refused");
    findings.iter().map(|finding| format!("{} {}", finding.line.unwrap_or(0), finding.message(Language::En))).collect()
}

#[test]
fn columns_are_found_by_name_in_any_order_language_and_case() {
    for text in [
        "email,level\na@b.th,3\n",
        "Level;E-Mail\r\n3;a@b.th\r\n",
        "ระดับ\tอีเมล\n3\ta@b.th",
        "\n\nemail,level,\"Valid until\",\na@b.th,3,,,,\n",
    ] {
        let rows = rows(text);
        assert_eq!((rows[0].cell("email"), rows[0].cell("level")), ("a@b.th", "3"), "{text}");
        assert_eq!(rows[0].cell("valid_until"), "");
    }
}

#[test]
fn every_row_knows_its_line_past_empty_lines_and_breaks_in_cells() {
    let rows = rows("email,level\n\n\"a\nb\",1\n\n,\nc,\"2\"\n");
    assert_eq!(rows.iter().map(|row| row.line).collect::<Vec<_>>(), [3, 7]);
    assert_eq!(rows[0].cell("email"), "a b");
}

#[test]
fn cells_are_normalised_and_a_guarded_formula_is_itself_again() {
    let rows = rows("email,level\n\"  เเม่น้ํา  \",'-1\n");
    assert_eq!((rows[0].cell("email"), rows[0].cell("level")), ("แม่น้ำ", "-1"));
}

#[test]
fn a_delimiter_inside_quotation_marks_does_not_count() {
    let rows = rows("\"email\";\"level\"\n\"a,b,c\";1\n");
    assert_eq!(rows[0].cell("email"), "a,b,c");
}

#[test]
fn everything_that_is_wrong_with_the_form_is_told_at_once() {
    let found = findings("email,e-mail,colour\na,b,c,d\n");
    assert_eq!(found.len(), 4, "{found:?}");
    assert!(found[0].starts_with("1 ") && found[3].starts_with("2 This row has 4 cells"), "{found:?}");
    assert!(findings("").len() == 1 && findings("email,level\n").len() == 1 && findings("email,level\n,\n").len() == 1);
    assert!(findings(&format!("email,level\n{}", "a,1\n".repeat(6)))[0].contains("There are 6 rows"));
    assert!(findings(&format!("email,level\n\"a,1\n{}", "b,2\n".repeat(30)))[0].contains("never closed"));
    assert!(findings("email,level\na\u{1},1\n")[0].contains("email"));
    assert_eq!(read("f", b"\xff\xff\xff", &COLUMNS, 5).expect_err("no text").len(), 1);
}
