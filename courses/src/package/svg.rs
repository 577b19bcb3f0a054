//! Pictures that are programs: an SVG is accepted only if it can do nothing but be seen.

use roxmltree::{Document, Error, Node, ParsingOptions};

use super::finding::FindingKind;

const SVG: &str = "http://www.w3.org/2000/svg";
const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// A drawing with more is slower to show than to photograph, and costs memory here.
const NODES: u32 = 300_000;
/// Can run, embed, load or lead away. What animates a link is found by its attribute.
const REFUSED: [&str; 14] = [
    "script",
    "foreignobject",
    "iframe",
    "object",
    "embed",
    "audio",
    "video",
    "canvas",
    "handler",
    "listener",
    "a",
    "link",
    "base",
    "meta",
];

type Faults = Vec<(Option<u32>, FindingKind)>;

/// The size of the viewBox, or everything that is wrong with the picture.
pub fn check(bytes: &[u8]) -> Result<(u32, u32), Faults> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Err(vec![(None, FindingKind::NotUtf8)]);
    };
    let text = text.trim_start_matches('\u{feff}');
    let options = ParsingOptions { allow_dtd: false, nodes_limit: NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| vec![not_xml(&error)])?;
    let root = document.root_element();
    if root.tag_name().namespace() != Some(SVG) || root.tag_name().name() != "svg" {
        return Err(vec![(Some(line(&root)), FindingKind::SvgNotSvg)]);
    }
    let mut faults = Faults::new();
    for node in document.descendants() {
        inspect(&node, &mut faults);
    }
    let size = root.attribute("viewBox").and_then(view_box);
    match size {
        Some(size) if faults.is_empty() => Ok(size),
        Some(_) => Err(faults),
        None => {
            faults.push((Some(line(&root)), FindingKind::SvgViewBox));
            Err(faults)
        }
    }
}

fn not_xml(error: &Error) -> (Option<u32>, FindingKind) {
    let kind = match error {
        Error::DtdDetected | Error::UnknownEntityReference(..) => FindingKind::SvgDoctype,
        _ => FindingKind::SvgNotXml { message: error.to_string() },
    };
    (Some(error.pos().row), kind)
}

fn inspect(node: &Node<'_, '_>, faults: &mut Faults) {
    let mut fault = |kind| faults.push((Some(line(node)), kind));
    if let Some(instruction) = node.pi() {
        fault(FindingKind::SvgElement { name: format!("?{}", instruction.target) });
    }
    if !node.is_element() {
        return;
    }
    let name = node.tag_name().name();
    let html = node.tag_name().namespace().is_some_and(|namespace| namespace.contains("xhtml"));
    if html || REFUSED.contains(&name.to_ascii_lowercase().as_str()) {
        fault(FindingKind::SvgElement { name: name.to_owned() });
    }
    for attribute in node.attributes() {
        let (name, value) = (attribute.name(), attribute.value());
        let lower = name.to_ascii_lowercase();
        if lower.starts_with("on") {
            fault(FindingKind::SvgEvent { name: name.to_owned() });
        } else if lower == "base" && attribute.namespace() == Some(XML) {
            fault(FindingKind::SvgOutside { target: value.to_owned() });
        } else if lower == "href" || lower == "src" {
            if !is_inside(value) {
                fault(FindingKind::SvgOutside { target: shorten(value) });
            }
        } else if lower == "attributename"
            && (value.to_ascii_lowercase().ends_with("href") || value.to_ascii_lowercase().starts_with("on"))
        {
            fault(FindingKind::SvgElement { name: node.tag_name().name().to_owned() });
        } else if let Some(target) = outside_in_css(value) {
            fault(FindingKind::SvgOutside { target });
        }
    }
    if name == "style" {
        let css: String = node.descendants().filter_map(|child| if child.is_text() { child.text() } else { None }).collect();
        if let Some(target) = outside_in_css(&css) {
            fault(FindingKind::SvgOutside { target });
        } else if css.contains('\\') || css.to_ascii_lowercase().contains("@import") {
            // An escape can spell url( or @import so that nobody sees it.
            fault(FindingKind::SvgOutside { target: "<style>".to_owned() });
        }
    }
}

/// A part of this picture, or a picture that is written out in it.
fn is_inside(target: &str) -> bool {
    let target = target.trim();
    let data = ["data:image/png;base64,", "data:image/jpeg;base64,", "data:image/webp;base64,"];
    target.starts_with('#') || data.iter().any(|prefix| target.starts_with(prefix))
}

/// The first `url(…)` that leads out of the picture.
fn outside_in_css(css: &str) -> Option<String> {
    let lower = css.to_ascii_lowercase();
    let mut from = 0;
    while let Some(at) = lower[from..].find("url(") {
        let start = from + at + 4;
        let end = css[start..].find(')').map_or(css.len(), |length| start + length);
        let target = css[start..end].trim().trim_matches(['"', '\'']);
        if !is_inside(target) {
            return Some(shorten(target));
        }
        from = end;
    }
    None
}

fn shorten(target: &str) -> String {
    target.chars().take(80).collect()
}

/// Width and height of four numbers, rounded, at least 1.
fn view_box(value: &str) -> Option<(u32, u32)> {
    let numbers: Vec<f64> = value
        .split([' ', ',', '\t', '\n', '\r'])
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    let [_, _, width, height] = numbers[..] else {
        return None;
    };
    Some((side(width)?, side(height)?))
}

fn side(length: f64) -> Option<u32> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked")]
    (length > 0.0 && length < 1e6).then(|| (length.round() as u32).max(1))
}

fn line(node: &Node<'_, '_>) -> u32 {
    node.document().text_pos_at(node.range().start).row
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawing(inside: &str) -> String {
        format!("<svg xmlns=\"{SVG}\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 800.4 450\">\n{inside}\n</svg>")
    }

    #[test]
    fn a_drawing_gives_its_size() {
        let inside = "<defs><g id=\"a\"/></defs><use xlink:href=\"#a\"/><rect fill=\"url(#g)\" style=\"stroke:#123\"/><style>.a{fill:url('#g')}</style><text>ทักษะ</text>";
        assert_eq!(check(drawing(inside).as_bytes()), Ok((800, 450)));
    }

    #[test]
    fn everything_active_or_outside_is_found_with_its_line() {
        for (inside, kind) in [
            ("<script>x</script>", FindingKind::SvgElement { name: "script".into() }),
            ("<g xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:img/></g>", FindingKind::SvgElement { name: "img".into() }),
            ("<foreignObject/>", FindingKind::SvgElement { name: "foreignObject".into() }),
            ("<a href=\"#x\"/>", FindingKind::SvgElement { name: "a".into() }),
            ("<set attributeName=\"xlink:href\"/>", FindingKind::SvgElement { name: "set".into() }),
            ("<g onClick=\"x\"/>", FindingKind::SvgEvent { name: "onClick".into() }),
            ("<image href=\"https://x.example/a.png\"/>", FindingKind::SvgOutside { target: "https://x.example/a.png".into() }),
            ("<image xlink:href=\"data:image/svg+xml,x\"/>", FindingKind::SvgOutside { target: "data:image/svg+xml,x".into() }),
            ("<g style=\"fill:URL( 'https://x.example' )\"/>", FindingKind::SvgOutside { target: "https://x.example".into() }),
            ("<style>@import 'x.css'</style>", FindingKind::SvgOutside { target: "<style>".into() }),
            ("<style>a{b:u\\72l(//x)}</style>", FindingKind::SvgOutside { target: "<style>".into() }),
            ("<?xml-stylesheet href=\"x\"?>", FindingKind::SvgElement { name: "?xml-stylesheet".into() }),
        ] {
            assert_eq!(check(drawing(inside).as_bytes()), Err(vec![(Some(2), kind)]), "{inside}");
        }
    }

    #[test]
    fn a_drawing_without_a_view_box_is_refused() {
        for attributes in ["", "viewBox=\"0 0 800\"", "viewBox=\"0 0 0 10\"", "viewBox=\"0 0 NaN 10\"", "viewBox=\"0 0 inf 10\""]
        {
            let svg = format!("<svg xmlns=\"{SVG}\" {attributes}/>");
            assert_eq!(check(svg.as_bytes()), Err(vec![(Some(1), FindingKind::SvgViewBox)]), "{attributes}");
        }
    }

    #[test]
    fn what_is_no_plain_svg_is_refused() {
        let kind = |text: &str| check(text.as_bytes()).unwrap_err().remove(0).1;
        assert_eq!(kind("<svg viewBox='0 0 1 1'/>"), FindingKind::SvgNotSvg);
        assert_eq!(kind("<!DOCTYPE svg [<!ENTITY a \"b\">]><svg/>"), FindingKind::SvgDoctype);
        assert!(matches!(kind("<svg><g></svg>"), FindingKind::SvgNotXml { .. }));
    }
}
