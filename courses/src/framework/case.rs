//! A framework in CASE, the exchange format of 1EdTech (Competencies and Academic Standards Exchange 1.0 and 1.1,
//! <https://www.imsglobal.org/spec/case/v1p1>): one `CFPackage` as JSON.
//!
//! What of it is what here is told in docs/framework-format.md. What has no meaning here is passed over, as the standard
//! asks of a consumer.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::csv::unsaid;
use super::draft::{self, Codes, Place};
use super::{Area, Framework, Statement, Unit, usual};
use crate::language::Bilingual;
use crate::package::{FindingKind, Findings, limits};
use crate::thai::normalise;

/// More items would not fit into the areas that a framework may have.
const ITEMS: usize = 12_000;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Package {
    #[serde(rename = "CFDocument")]
    document: Document,
    #[serde(rename = "CFItems", default)]
    items: Vec<Item>,
    #[serde(rename = "CFAssociations", default)]
    associations: Vec<Association>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Document {
    identifier: String,
    title: String,
    #[serde(default)]
    description: Option<String>,
    #[serde(default)]
    notes: Option<String>,
    #[serde(default)]
    version: Option<String>,
    #[serde(default)]
    language: Option<String>,
    #[serde(default)]
    last_change_date_time: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Item {
    identifier: String,
    full_statement: String,
    #[serde(default)]
    alternative_label: Option<String>,
    #[serde(default)]
    human_coding_scheme: Option<String>,
    #[serde(rename = "CFItemType", default)]
    kind: Option<String>,
    #[serde(default)]
    education_level: Vec<String>,
    #[serde(default)]
    language: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Association {
    association_type: String,
    #[serde(default)]
    sequence_number: Option<f64>,
    #[serde(rename = "originNodeURI")]
    origin: Node,
    #[serde(rename = "destinationNodeURI")]
    destination: Node,
}

#[derive(Deserialize)]
struct Node {
    identifier: String,
}

/// What an item is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Area,
    Unit,
    Statement,
}

/// The types by which the items of a framework are told apart, in lower case.
const KINDS: [(&str, Kind); 14] = [
    ("area", Kind::Area),
    ("domain", Kind::Area),
    ("competency area", Kind::Area),
    ("ด้าน", Kind::Area),
    ("unit", Kind::Unit),
    ("unit of competency", Kind::Unit),
    ("competency", Kind::Unit),
    ("skill", Kind::Unit),
    ("ทักษะ", Kind::Unit),
    ("statement", Kind::Statement),
    ("indicator", Kind::Statement),
    ("performance criterion", Kind::Statement),
    ("behaviour", Kind::Statement),
    ("พฤติกรรม", Kind::Statement),
];

/// Reads a framework from a CASE package.
///
/// # Errors
/// All findings, by item.
pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Framework, Findings> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let package: Package = serde_json::from_slice(bytes).map_err(|error| {
        let mut findings = Findings::default();
        let line = u32::try_from(error.line()).ok().filter(|line| *line > 0);
        findings.add(file, line, FindingKind::CaseNotJson { message: error.to_string() });
        findings
    })?;
    let mut findings = Findings::default();
    let place = Place { file: file.to_owned(), line: None };
    if package.items.len() > ITEMS {
        draft::count(&place, "CFItems", package.items.len(), 1..=ITEMS, &mut findings);
        return Err(findings);
    }
    let tree = Tree::of(&place, &package, &mut findings);
    let areas = areas(&place, &package, &tree, &mut findings);
    let areas = draft::finish(&place, areas, &mut findings);
    let framework = head(&place, &package.document, areas, &mut findings);
    findings.unless_found(framework)
}

fn head(place: &Place, document: &Document, areas: Vec<Area>, findings: &mut Findings) -> Framework {
    let title = place.text("CFDocument.title", &normalise(&document.title), limits::SUMMARY, findings);
    let short: String = document.identifier.chars().filter(char::is_ascii_alphanumeric).take(8).collect();
    let code = place.text("CFDocument.identifier", &short, 8..=8, findings);
    // The year of the last change stands in where there is no version.
    let edition = document.version.clone().unwrap_or_else(|| document.last_change_date_time.chars().take(4).collect());
    let edition = place.text("CFDocument.version", &normalise(&edition), limits::CODE, findings);
    let said = |text: &Option<String>| {
        let text = text.as_deref().map(normalise).filter(|text| !text.is_empty());
        text.map_or_else(unsaid, |text| Bilingual { th: text.clone(), en: text })
    };
    Framework {
        code: format!("CASE-{}", code.to_uppercase()),
        edition,
        name: Bilingual { th: title.clone(), en: title },
        official: said(&document.description),
        reading: said(&document.notes),
        levels: usual::levels(),
        areas,
        crosswalk: Vec::new(),
    }
}

/// Who is whose child, from the associations.
struct Tree<'a> {
    /// By the parent, in order; what has none is below the document.
    children: BTreeMap<&'a str, Vec<&'a Item>>,
}

impl<'a> Tree<'a> {
    fn of(place: &Place, package: &'a Package, findings: &mut Findings) -> Self {
        let items: BTreeMap<&str, &Item> = package.items.iter().map(|item| (item.identifier.as_str(), item)).collect();
        let root = package.document.identifier.as_str();
        let mut parents: BTreeMap<&str, (&str, f64)> = BTreeMap::new();
        let is_child = |association: &&Association| association.association_type == "isChildOf";
        for association in package.associations.iter().filter(is_child) {
            let (child, parent) = (association.origin.identifier.as_str(), association.destination.identifier.as_str());
            for identifier in [child, parent].into_iter().filter(|node| *node != root && !items.contains_key(node)) {
                place.report(FindingKind::CaseUnknownItem { identifier: identifier.to_owned() }, findings);
            }
            let order = association.sequence_number.unwrap_or(f64::MAX);
            if parents.insert(child, (parent, order)).is_some_and(|(other, _)| other != parent) {
                place.report(FindingKind::CaseSecondParent { identifier: child.to_owned() }, findings);
            }
        }
        let mut children: BTreeMap<&str, Vec<(f64, &Item)>> = BTreeMap::new();
        for item in &package.items {
            let (parent, order) = parents.get(item.identifier.as_str()).copied().unwrap_or((root, f64::MAX));
            children.entry(parent).or_default().push((order, item));
        }
        let sorted = |mut siblings: Vec<(f64, &'a Item)>| {
            siblings.sort_by(|(a, _), (b, _)| a.total_cmp(b));
            siblings.into_iter().map(|(_, item)| item).collect()
        };
        let tree = Self { children: children.into_iter().map(|(parent, siblings)| (parent, sorted(siblings))).collect() };
        tree.report_circles(place, package, findings);
        tree
    }

    fn below(&self, identifier: &str) -> &[&'a Item] {
        self.children.get(identifier).map_or(&[], Vec::as_slice)
    }

    /// What is not reached from the document lies in a circle.
    fn report_circles(&self, place: &Place, package: &Package, findings: &mut Findings) {
        let mut reached = BTreeSet::new();
        let mut open = vec![package.document.identifier.as_str()];
        while let Some(next) = open.pop() {
            let new = self.below(next).iter().filter(|item| reached.insert(item.identifier.as_str()));
            open.extend(new.map(|item| item.identifier.as_str()));
        }
        for item in package.items.iter().filter(|item| !reached.contains(item.identifier.as_str())) {
            place.report(FindingKind::CaseCircle { identifier: item.identifier.clone() }, findings);
        }
    }
}

fn areas(file: &Place, package: &Package, tree: &Tree<'_>, findings: &mut Findings) -> Vec<(Place, Area)> {
    let language = package.document.language.as_deref();
    let mut codes = Codes::default();
    let top = tree.below(&package.document.identifier);
    let areas = top.iter().map(|item| {
        let place = place_of(file, item);
        let code = codes.take(&place, "humanCodingScheme", &code(item), findings);
        let name = texts(&place, item, language, findings);
        let mut area = Area { code, core: false, name, units: Vec::new(), statements: Vec::new(), targets: BTreeMap::new() };
        gather(file, item, tree, language, &mut area, &mut codes, findings);
        (place, area)
    });
    areas.collect()
}

/// Everything below an area: statements of it, and its units in one list however deep they lie.
fn gather(
    file: &Place,
    top: &Item,
    tree: &Tree<'_>,
    language: Option<&str>,
    area: &mut Area,
    codes: &mut Codes,
    findings: &mut Findings,
) {
    let mut open: Vec<&Item> = tree.below(&top.identifier).iter().rev().copied().collect();
    while let Some(item) = open.pop() {
        let place = place_of(file, item);
        let text = texts(&place, item, language, findings);
        match (kind(item), level(item)) {
            (Kind::Statement, Some(level)) => area.statements.push(Statement { level, text }),
            (Kind::Statement, None) => place.report(FindingKind::CaseWithoutLevel, findings),
            (Kind::Area | Kind::Unit, _) => {
                let code = codes.take(&place, "humanCodingScheme", &code(item), findings);
                area.units.push(Unit { code, name: text });
            }
        }
        open.extend(tree.below(&item.identifier).iter().rev());
    }
}

fn place_of(file: &Place, item: &Item) -> Place {
    Place { file: format!("{}: {}", file.file, code(item)), line: None }
}

/// The type says what an item is; where it says nothing that is known, an item with a level is a statement.
fn kind(item: &Item) -> Kind {
    let named = item.kind.as_deref().map(|kind| normalise(kind).to_lowercase());
    let known = named.and_then(|named| KINDS.iter().find(|(name, _)| *name == named).map(|(_, kind)| *kind));
    known.unwrap_or(if level(item).is_some() { Kind::Statement } else { Kind::Unit })
}

fn level(item: &Item) -> Option<u8> {
    item.education_level.iter().find_map(|level| level.trim().parse().ok().filter(|level| (1..=5).contains(level)))
}

/// Its own code, or the beginning of its identifier.
fn code(item: &Item) -> String {
    let own = item.human_coding_scheme.as_deref().map(normalise).filter(|code| !code.is_empty());
    own.unwrap_or_else(|| item.identifier.chars().filter(char::is_ascii_alphanumeric).take(12).collect())
}

/// The statement in its language, the alternative label in the other; one of them stands for both where there is no other.
fn texts(place: &Place, item: &Item, language: Option<&str>, findings: &mut Findings) -> Bilingual {
    let full = normalise(&item.full_statement);
    let other = item.alternative_label.as_deref().map(normalise).filter(|text| !text.is_empty()).unwrap_or_else(|| full.clone());
    let is_thai = item.language.as_deref().or(language).is_some_and(|language| language.starts_with("th"));
    let [th, en] = if is_thai { [full, other] } else { [other, full] };
    let th = place.text("fullStatement", &th, limits::SUMMARY, findings);
    let en = place.text("fullStatement", &en, limits::SUMMARY, findings);
    Bilingual { th, en }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::language::Language;

    const EXAMPLE: &str = include_str!("../../../docs/example-framework/framework.case.json");

    fn changed(change: impl FnOnce(&mut Value)) -> Vec<String> {
        let mut value: Value = serde_json::from_str(EXAMPLE).unwrap();
        change(&mut value);
        let findings = read("own.json", value.to_string().as_bytes()).expect_err("it should be refused");
        findings.iter().map(|finding| format!("{} {}", finding.file, finding.message(Language::En))).collect()
    }

    #[test]
    fn the_example_gives_areas_units_and_statements_in_their_order() {
        let framework = read("own.json", EXAMPLE.as_bytes()).unwrap_or_else(|findings| panic!("{findings}"));
        assert_eq!((framework.code.as_str(), framework.edition.as_str()), ("CASE-7C1A0E52", "2570"));
        let codes: Vec<_> = framework.areas.iter().map(|area| area.code.as_str()).collect();
        assert_eq!(codes, ["SC-DATA", "SC-MAP"]);
        let first = &framework.areas[0];
        assert_eq!(first.name, Bilingual { th: "ข้อมูลสำรวจ".to_owned(), en: "Survey data".to_owned() });
        assert_eq!((first.units.len(), first.statements.len()), (2, 5));
        assert_eq!(first.statements[4].level, 5);
        assert_eq!(framework.levels.len(), 6);
    }

    #[test]
    fn what_hangs_together_wrongly_is_told_by_its_item() {
        let dangling = changed(|value| value["CFAssociations"][1]["destinationNodeURI"]["identifier"] = json!("nowhere"));
        assert!(dangling.iter().any(|told| told.contains("nowhere")), "{dangling:?}");
        let circle = changed(|value| {
            let area = value["CFItems"][0]["identifier"].clone();
            value["CFAssociations"][0]["destinationNodeURI"]["identifier"] = area;
        });
        assert!(circle.iter().any(|told| told.contains("below itself")), "{circle:?}");
        let levels = changed(|value| value["CFItems"][4]["educationLevel"] = json!(["9"]));
        assert!(levels.iter().any(|told| told.contains("educationLevel")), "{levels:?}");
        let twice = changed(|value| value["CFItems"][1]["humanCodingScheme"] = json!("SC-DATA"));
        assert!(twice.iter().any(|told| told.contains("SC-DATA")), "{twice:?}");
        let empty = changed(|value| value["CFItems"][0]["fullStatement"] = json!(" "));
        assert!(empty.iter().any(|told| told.starts_with("own.json: SC-DATA")), "{empty:?}");
    }

    #[test]
    fn what_is_no_case_is_refused_with_its_line() {
        for bad in ["", "[]", "{}", "{\n\"CFDocument\": 1}", "\u{feff}{"] {
            assert_eq!(read("own.json", bad.as_bytes()).expect_err(bad).len(), 1);
        }
    }
}
