use super::*;
use crate::package::{FindingKind, MediaKind};

fn media() -> BTreeMap<String, Option<Media>> {
    let file = |kind, size| Some(Media { kind, size, bytes: Vec::new() });
    BTreeMap::from([
        ("a.svg".to_owned(), file(MediaKind::Svg, Some((800, 450)))),
        ("guide.pdf".to_owned(), file(MediaKind::Pdf, None)),
        ("broken.png".to_owned(), None),
    ])
}

fn shown(markdown: &str, form: Form, language: Language) -> (Rendered, Vec<(Option<u32>, FindingKind)>) {
    let (media, lessons) = (media(), BTreeSet::from(["01-first", "02-second"]));
    let around = Surroundings { language, lessons: &lessons, media: &media };
    let mut findings = Findings::default();
    let source = Source { file: "lessons/01-first.md", text: markdown, first_line: 5 };
    let rendered = render(source, form, &around, &mut findings);
    (rendered, findings.into_iter().map(|finding| (finding.line, finding.kind)).collect())
}

fn lesson(markdown: &str) -> String {
    let (rendered, findings) = shown(markdown, Form::Lesson, Language::Th);
    assert_eq!(findings, [], "{markdown}");
    let html = rendered.html.with_media("/m/");
    assert!(!html.contains(" style="), "{html}");
    html
}

fn finding(markdown: &str) -> FindingKind {
    let (_, mut findings) = shown(markdown, Form::Lesson, Language::Th);
    assert_eq!(findings.len(), 1, "{markdown}: {findings:?}");
    let (line, kind) = findings.remove(0);
    assert_eq!(line, Some(5), "{markdown}");
    kind
}

#[test]
fn a_picture_that_stands_alone_is_a_figure_with_its_size() {
    assert_eq!(
        lesson("![ภาพ \"หนึ่ง\"](media/a.svg)"),
        "<figure><img src=\"/m/a.svg\" alt=\"ภาพ &quot;หนึ่ง&quot;\" loading=\"lazy\" width=\"800\" height=\"450\"></figure>"
    );
    assert!(lesson("![ภาพ](media/a.svg \"คำบรรยาย\")").contains("<figcaption>คำบรรยาย</figcaption></figure>"));
    assert!(lesson("ดู ![ภาพ](media/a.svg) นี้").starts_with("<p>ดู <img src=\"/m/a.svg\""));
    assert!(lesson("![ภาพ](media/broken.png)").contains("<img src=\"/m/broken.png\" alt=\"ภาพ\" loading=\"lazy\">"));
}

#[test]
fn a_picture_needs_words_and_a_file() {
    let target = || "media/a.svg".to_owned();
    assert_eq!(finding("![](media/a.svg)"), FindingKind::PictureWithoutText { target: target() });
    assert_eq!(finding("![x](media/b.svg)"), FindingKind::MissingMedia { target: "media/b.svg".into() });
    assert_eq!(
        finding("![x](https://x.example/b.svg)"),
        FindingKind::PictureOutside { target: "https://x.example/b.svg".into() }
    );
    assert_eq!(finding("![x](media/guide.pdf)"), FindingKind::NotAPicture { target: "media/guide.pdf".into() });
}

#[test]
fn a_remark_has_its_title_in_the_language_of_the_course() {
    assert_eq!(
        lesson("> [!NOTE]\n> ข้อความ **สำคัญ**\n>\n> อีกย่อหน้า"),
        "<aside class=\"callout callout-note\" role=\"note\" data-kind=\"note\"><p class=\"callout-title\">ข้อสังเกต</p>\n\
         <p>ข้อความ <strong>สำคัญ</strong></p>\n<p>อีกย่อหน้า</p>\n</aside>"
    );
    let (english, _) = shown("> [!EXAMPLE]\n> - a", Form::Lesson, Language::En);
    assert!(english.html.with_media("").contains("<p class=\"callout-title\">Example</p>\n<ul>\n<li>a</li>"));
    assert_eq!(english.text, "a");
    assert!(lesson("> [!WARNING]\n>\n> ก").contains("</p>\n<p>ก</p>\n</aside>"));
    assert_eq!(lesson("> คำพูด"), "<blockquote>\n<p>คำพูด</p>\n</blockquote>");
    assert_eq!(finding("> [!DANGER]\n> ก"), FindingKind::UnknownCallout { found: "[!DANGER]".into() });
}

#[test]
fn raw_html_is_shown_as_text() {
    assert_eq!(lesson("ก <b onclick=\"x\">ข</b>"), "<p>ก &lt;b onclick=\"x\"&gt;ข&lt;/b&gt;</p>");
    assert_eq!(lesson("<script>alert(1)</script>"), "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>");
    assert_eq!(lesson("&#xE000;x &lt;i&gt;"), "<p>x &lt;i&gt;</p>");
}

#[test]
fn headings_have_readable_ids_that_are_unique() {
    let (rendered, _) = shown(
        "## ผ่าอีเมล 1 ฉบับ!\n\n### Why & how\n\n## ผ่าอีเมล 1 ฉบับ\n\n[ดู](#why-how) [อีก](#ผ่าอีเมล-1-ฉบับ)",
        Form::Lesson,
        Language::Th,
    );
    let toc: Vec<_> = rendered.toc.iter().map(|h| (h.level, h.id.as_str(), h.text.as_str())).collect();
    assert_eq!(
        toc,
        [(2, "h-ผ่าอีเมล-1-ฉบับ", "ผ่าอีเมล 1 ฉบับ!"), (3, "h-why-how", "Why & how"), (2, "h-ผ่าอีเมล-1-ฉบับ-2", "ผ่าอีเมล 1 ฉบับ")]
    );
    let html = rendered.html.with_media("");
    assert!(html.contains("<h3 id=\"h-why-how\">Why &amp; how</h3>"), "{html}");
    assert!(html.contains("<a href=\"#h-why-how\">ดู</a> <a href=\"#h-ผ่าอีเมล-1-ฉบับ\">"), "{html}");
    assert_eq!(finding("# ชื่อ"), FindingKind::HeadingTooHigh);
}

#[test]
fn links_lead_to_known_places_only() {
    assert_eq!(
        lesson("[ก](https://x.example/?a=1&b=2)"),
        "<p><a href=\"https://x.example/?a=1&amp;b=2\" rel=\"noopener noreferrer\">ก</a></p>"
    );
    assert_eq!(lesson("[ก](02-second.md)"), "<p><a href=\"02-second\">ก</a></p>");
    assert_eq!(lesson("[ก](media/guide.pdf)"), "<p><a href=\"/m/guide.pdf\">ก</a></p>");
    assert!(lesson("<somchai@x.example>").contains("href=\"mailto:somchai@x.example\""));
    assert_eq!(finding("[ก](03-third.md)"), FindingKind::MissingLesson { target: "03-third.md".into() });
    assert_eq!(finding("[ก](#ไม่มี)"), FindingKind::MissingHeading { target: "ไม่มี".into() });
    assert_eq!(finding("[ก](media/x.pdf)"), FindingKind::MissingMedia { target: "media/x.pdf".into() });
    for target in
        ["http://x.example", "javascript:alert(1)", "//x.example", "/admin", "../02-second.md", "data:text/html,x", "mailto:", ""]
    {
        assert_eq!(finding(&format!("[ก](<{target}>)")), FindingKind::BadLink { target: target.into() });
    }
}

#[test]
fn tables_scroll_in_a_named_region() {
    assert_eq!(
        lesson("| ก | ข |\n|---|--:|\n| 1 | 2 |"),
        "<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"ตารางที่ 1\"><table>\
         <thead><tr><th scope=\"col\">ก</th><th scope=\"col\" class=\"align-right\">ข</th></tr></thead><tbody>\n\
         <tr><td>1</td><td class=\"align-right\">2</td></tr>\n</tbody></table></div>"
    );
    assert!(lesson("| | ข |\n|---|---|\n| ก | 2 |").contains("<thead><tr><td></td><th scope=\"col\">ข</th></tr></thead>"));
}

#[test]
fn lists_code_and_the_sign_of_repetition() {
    assert_eq!(lesson("3. ก\n4. ข"), "<ol start=\"3\">\n<li>ก</li>\n<li>ข</li>\n</ol>");
    assert_eq!(lesson("```rust\nlet a = 1 < 2; ๆ\n```"), "<pre tabindex=\"0\"><code>let a = 1 &lt; 2; ๆ\n</code></pre>");
    assert_eq!(lesson("**บ่อย** ๆ และต่างๆ"), "<p><strong>บ่อย</strong>&nbsp;ๆ และต่าง&nbsp;ๆ</p>");
}

#[test]
fn plain_text_has_a_line_for_each_block() {
    let (rendered, _) = shown("## ก\n\nข *ค*\n`ง`\n\n- จ\n- ฉ\n\n![ช](media/a.svg)", Form::Lesson, Language::Th);
    assert_eq!(rendered.text, "ก\nข ค ง\nจ\nฉ\nช");
}

#[test]
fn questions_are_made_of_paragraphs_and_options_of_one_line() {
    let (prompt, findings) = shown("ก *ข*\n\nค <b>", Form::Paragraphs, Language::Th);
    assert_eq!((prompt.html.with_media("").as_str(), findings.len()), ("<p>ก <em>ข</em></p>\n<p>ค &lt;b&gt;</p>", 0));
    let (option, findings) = shown("ก `ข`", Form::Line, Language::Th);
    assert_eq!((option.html.with_media("").as_str(), findings.len()), ("ก <code>ข</code>", 0));
    for (text, form, kind) in [
        ("- ก", Form::Paragraphs, FindingKind::OnlyParagraphs),
        ("## ก", Form::Line, FindingKind::OnlyParagraphs),
        ("ก\n\nข", Form::Line, FindingKind::OneParagraph),
        ("[ก](02-second.md)", Form::Line, FindingKind::BadLink { target: "02-second.md".into() }),
    ] {
        assert!(shown(text, form, Language::Th).1.iter().any(|(_, found)| *found == kind), "{text}");
    }
}
